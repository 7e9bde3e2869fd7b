import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { newId } from '../document/ids.ts'
import { structureOf } from '../document/structure.ts'
import { withDescendants } from '../document/tree.ts'
import { blockKey, blocksOf, type Deletion } from '../keys.ts'
import { done, type Outcome } from '../refusal.ts'
import { signatureOf } from '../signature.ts'
import type { Writer } from '../writer.ts'

/**
 * Deletes a block and all that stands under it: they go to the bin as one group, with everything in them.
 *
 * At once: what a colleague types in it meanwhile is kept and comes back with `restoreBlocks`; what a colleague adds or moves
 * under it meanwhile stays alive, under the nearest living ancestor. What a colleague moves out of it meanwhile is deleted
 * with it, and stands where it was moved to when it is restored. Deleted by two people, each block is in the group of
 * one of them.
 */
export function deleteBlock(doc: Y.Doc, writer: Writer, id: string): Outcome<{ group: string; count: number }> {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const ids = withDescendants(found.tree, id)
  const deletion: Deletion = { clock: structureOf(doc).nextClock(), by: signatureOf(writer), group: newId() }
  doc.transact(() => {
    for (const each of ids) blocksOf(doc).get(each)?.set(blockKey.deleted, deletion)
  }, writer)
  return done({ group: deletion.group, count: ids.length })
}
