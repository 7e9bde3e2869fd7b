import * as Y from 'yjs'
import { readBlock } from '../document/read.ts'
import { blockKey, blocksOf } from '../keys.ts'
import { proseToText } from '../prose/prose.ts'
import type { Peer } from './peers.ts'

/** Types in the body of a block, or its title, in front of what stands there, as an editor would: with an origin of its own. */
export function typeIn({ doc }: Peer, id: string, words: string, part: 'title' | 'body' = 'body'): void {
  const text = blocksOf(doc).get(id)?.get(blockKey[part]) as Y.XmlFragment
  doc.transact(() => (text.get(0) as Y.XmlElement).insert(0, [new Y.XmlText(words)]), 'an editor')
}

/** The words in the body of a block, living or deleted. */
export function bodyOf({ doc }: Peer, id: string): string {
  return proseToText(readBlock(doc, id)?.body ?? [])
}
