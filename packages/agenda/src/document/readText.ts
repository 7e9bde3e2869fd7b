import * as Y from 'yjs'
import { blockKey, fieldOfKey, type Written, type YBlock } from '../keys.ts'
import { type Paragraph, proseToText } from '../prose/prose.ts'
import { readProse } from '../prose/readProse.ts'
import { isObject } from './record.ts'

/** The prose of a block's title or body; one that is missing reads as empty. */
export function readPart(block: YBlock, part: 'title' | 'body'): { paragraphs: Paragraph[]; fits: boolean } {
  const fragment = block.get(blockKey[part])
  return fragment instanceof Y.XmlFragment ? readProse(fragment) : { paragraphs: [], fits: fragment === undefined }
}

/** The words of a block's title, without looks. */
export function readTitle(block: YBlock | undefined): string {
  return block ? proseToText(readPart(block, 'title').paragraphs) : ''
}

/**
 * Whether there is anything in the block: a letter in its title or body, or a field. A block that isn't alive, of which it was noted what
 * it was made with, is filled when that isn't what it holds.
 */
export function isFilled(block: YBlock): boolean {
  const deletion = block.get(blockKey.deleted)
  if (isObject(deletion) && deletion.made === madeWith(block)) return false
  for (const key of block.keys()) if (fieldOfKey(key)) return true
  return (['title', 'body'] as const).some((part) => proseToText(readPart(block, part).paragraphs).trim() !== '')
}

/**
 * What tells whether a block holds the same as it did: a fingerprint of its texts with their looks and of its fields. It is kept
 * in the document (`made` of a deletion); one that is reckoned in another way by a later build is one that doesn't match.
 */
export function madeWith(block: YBlock): number {
  const fields = [...block.keys()].filter((key) => fieldOfKey(key)).sort()
  const held = JSON.stringify([
    readPart(block, 'title'),
    readPart(block, 'body'),
    fields.map((key) => {
      const { v, words } = (block.get(key) ?? {}) as Partial<Written>
      return words === undefined ? [key, v] : [key, v, words]
    }),
  ])
  let mark = held.length
  for (let at = 0; at < held.length; at++) mark = Math.imul(mark ^ held.charCodeAt(at), 0x01000193)
  return mark
}
