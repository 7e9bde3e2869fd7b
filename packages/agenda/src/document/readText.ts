import * as Y from 'yjs'
import { blockKey, fieldOfKey, type YBlock } from '../keys.ts'
import { type Paragraph, proseToText } from '../prose/prose.ts'
import { readProse } from '../prose/readProse.ts'

/** The prose of a block's title or body; one that is missing reads as empty. */
export function readPart(block: YBlock, part: 'title' | 'body'): { paragraphs: Paragraph[]; fits: boolean } {
  const fragment = block.get(blockKey[part])
  return fragment instanceof Y.XmlFragment ? readProse(fragment) : { paragraphs: [], fits: fragment === undefined }
}

/** The words of a block's title, without looks. */
export function readTitle(block: YBlock | undefined): string {
  return block ? proseToText(readPart(block, 'title').paragraphs) : ''
}

/** Whether anything was written in the block: a letter in its title or body, or a field. */
export function isFilled(block: YBlock): boolean {
  for (const key of block.keys()) if (fieldOfKey(key)) return true
  return (['title', 'body'] as const).some((part) => proseToText(readPart(block, part).paragraphs).trim() !== '')
}
