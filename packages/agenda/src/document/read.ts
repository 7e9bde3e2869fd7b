import type * as Y from 'yjs'
import type { Entry } from '../fields/entry.ts'
import { readFields } from '../fields/readField.ts'
import { blocksOf } from '../keys.ts'
import { type Paragraph, proseToText } from '../prose/prose.ts'
import { readPart } from './readText.ts'
import { isBlock, readRecord } from './record.ts'
import { structureOf } from './structure.ts'
import type { Tree } from './tree.ts'

/** One block as plain data. */
export type Block = {
  id: string
  type: string
  /** The words of the title, without looks. */
  title: string
  /** The title as prose. */
  paragraphs: Paragraph[]
  body: Paragraph[]
  fields: Readonly<Record<string, readonly Entry[]>>
  deleted: boolean
}

/**
 * Reads where all living blocks stand, and the bin. A pure function of the document: the same content gives the same
 * tree on every replica. As long as structure, types and deletions stay the same, it is the same object.
 */
export function readTree(doc: Y.Doc): Tree {
  return structureOf(doc).tree()
}

/** Reads one block, living or deleted; undefined for an id that isn't in the document. */
export function readBlock(doc: Y.Doc, id: string): Block | undefined {
  const block = blocksOf(doc).get(id)
  if (!isBlock(block)) return undefined
  const { type, deletion } = readRecord(id, block)
  const { paragraphs } = readPart(block, 'title')
  return {
    id,
    type,
    title: proseToText(paragraphs),
    paragraphs,
    body: readPart(block, 'body').paragraphs,
    fields: readFields(block),
    deleted: deletion !== undefined,
  }
}
