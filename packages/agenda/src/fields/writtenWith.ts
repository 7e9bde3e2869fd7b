import type * as Y from 'yjs'
import { isBlock } from '../document/record.ts'
import { agendaOf, blockKey, blocksOf, fieldKey } from '../keys.ts'

/**
 * The client id of Yjs with which a device's value of a field was written; undefined where there is none. `block` null: of the agenda
 * as a whole. The name in a value is what its writer said; a server that knows people knows whose a client id is.
 */
export function clientOfField(doc: Y.Doc, block: string | null, field: string, deviceId: string): number | undefined {
  const map = block === null ? agendaOf(doc) : blocksOf(doc).get(block)
  return isBlock(map) ? clientOfKey(map, fieldKey(field, deviceId)) : undefined
}

/** The client id with which a block was deleted; undefined for one that isn't. */
export function clientOfDeletion(doc: Y.Doc, block: string): number | undefined {
  const map = blocksOf(doc).get(block)
  return isBlock(map) ? clientOfKey(map, blockKey.deleted) : undefined
}

/** The client id with which the present value of a key was written. */
export function clientOfKey(map: Y.Map<unknown>, key: string): number | undefined {
  const item = map._map.get(key)
  return item === undefined || item.deleted ? undefined : item.id.client
}
