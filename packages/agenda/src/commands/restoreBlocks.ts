import type * as Y from 'yjs'
import { isNewer } from '../document/schemaVersion.ts'
import { structureOf } from '../document/structure.ts'
import { blockKey, blocksOf } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import type { Writer } from '../writer.ts'

/**
 * Brings the blocks of one deletion back, each under its own parent, and answers their ids. Is that parent in the bin still, they
 * hang under the nearest living ancestor until it comes back too. Refuses a group of which nothing is deleted.
 *
 * At once: restored by two people is restored once. A colleague who deletes one of the blocks again, in a deletion of
 * their own, wins for that block.
 */
export function restoreBlocks(doc: Y.Doc, writer: Writer, group: string): Outcome<string[]> {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const ids: string[] = []
  for (const { id, deletion } of structureOf(doc).records().values()) if (deletion?.group === group) ids.push(id)
  if (ids.length === 0) return refuse('blockIsNotDeleted')
  doc.transact(() => {
    for (const id of ids) blocksOf(doc).get(id)?.delete(blockKey.deleted)
  }, writer)
  return done(ids)
}
