import * as Y from 'yjs'
import {
  blockKey,
  blocksOf,
  type Deletion,
  type FieldPlace,
  fieldKey,
  type Position,
  unbornGroup,
  type Written,
} from '../keys.ts'
import { type Paragraph, proseToText } from '../prose/prose.ts'
import { writeProse } from '../prose/writeProse.ts'
import { signatureOf } from '../signature.ts'
import { creation, type Writer } from '../writer.ts'
import { newId } from './ids.ts'
import { madeWith } from './readText.ts'
import { structureOf } from './structure.ts'

export type NewValue = FieldPlace & { written: Omit<Written, 'clock'> }

/** A block that is about to be made. */
export type NewBlock = {
  id: string
  type: string
  parent: string | null
  order: string
  title: readonly Paragraph[]
  body: readonly Paragraph[]
  /** Per field, or per member of one: the values and the device that each is of. */
  fields: readonly NewValue[]
}

/**
 * Makes blocks in two transactions: deleted, outside everybody's undo history, and then alive under the writer. So
 * undoing it hides the blocks and leaves in them what a colleague typed in the meantime; were they made in one, undo
 * would destroy them. All shared types of a block are made here, once: two clients that each make the same key lose one of the two.
 * What it was made with is noted, so that a block of which the making is undone is in the bin only when somebody wrote in it; a text that
 * comes along is what somebody typed for it, unless it is a copy (`isCopy`).
 * Throws inside a transaction of the caller, where the two would become one.
 */
export function createBlocks(doc: Y.Doc, writer: Writer, made: readonly NewBlock[], isCopy = false): void {
  if (doc._transaction) throw new Error('Blocks can not be made inside a transaction: undo would destroy them')
  const blocks = blocksOf(doc)
  const structure = structureOf(doc)
  const unborn: Deletion = { clock: structure.nextClock(), by: signatureOf(writer), group: unbornGroup(newId()) }
  doc.transact(() => {
    for (const { id, type, parent, order, title, body, fields } of made) {
      if (blocks.has(id)) throw new Error(`A new block can not have the id of one that exists: ${id}`)
      const position: Position = { parent, order, clock: structure.nextClock(), previousParent: null }
      const block = blocks.set(id, new Y.Map<unknown>())
      block.set(blockKey.type, type)
      block.set(blockKey.position, position)
      putProse(block, blockKey.title, title)
      putProse(block, blockKey.body, body)
      for (const { field, member, deviceId, written } of fields) {
        block.set(fieldKey(field, deviceId, member), { ...written, clock: structure.nextClock() })
      }
      const isTyped = !isCopy && proseToText([...title, ...body]).trim() !== ''
      block.set(blockKey.deleted, isTyped ? unborn : { ...unborn, made: madeWith(block) })
    }
  }, creation)
  doc.transact(() => {
    for (const { id } of made) blocks.get(id)?.delete(blockKey.deleted)
  }, writer)
}

function putProse(block: Y.Map<unknown>, key: string, paragraphs: readonly Paragraph[]): void {
  const fragment = new Y.XmlFragment()
  block.set(key, fragment)
  writeProse(fragment, paragraphs)
}
