import type * as Y from 'yjs'
import { isBlock } from '../document/record.ts'
import { blocksOf } from '../keys.ts'

/** Which names go with which client ids of Yjs, as far as fields and deletions tell: whoever set one signed it. */
export function readSignatures(doc: Y.Doc): Map<number, string> {
  const names = new Map<number, string>()
  for (const block of blocksOf(doc).values()) {
    if (!isBlock(block)) continue
    for (const item of block._map.values()) {
      const [value] = item.deleted ? [] : item.content.getContent()
      if (
        typeof value === 'object' &&
        value !== null &&
        'by' in value &&
        typeof value.by === 'string' &&
        value.by !== ''
      )
        names.set(item.id.client, value.by)
    }
  }
  return names
}
