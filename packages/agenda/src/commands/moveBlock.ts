import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { takes } from '../document/neighbours.ts'
import { type Place, standsAt, writePosition } from '../document/place.ts'
import { standsWithin } from '../document/tree.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import type { Writer } from '../writer.ts'

/**
 * Moves a block with all that stands under it: behind `after` (null: first) under `parent` (null: the top level). An
 * `after` that doesn't stand there (any more) means last. Refuses a parent that is gone, that doesn't take this type, or
 * that stands under the block itself. Within its own parent any block may move.
 *
 * At once: moved by two people, it ends in one of the two places, whole, the same for everybody. Two blocks moved into each
 * other: the later move is turned back. What is typed in the block meanwhile stays; is the new parent deleted meanwhile,
 * it hangs under the nearest living ancestor.
 */
export function moveBlock(doc: Y.Doc, writer: Writer, id: string, place: Place): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { node, tree } = found
  if (place.parent !== null) {
    const parent = findLiving(doc, place.parent)
    if (!parent.ok) return parent
  }
  if (standsWithin(tree, place.parent, id)) return refuse('cantMoveIntoItself')
  if (place.parent !== node.parent && !takes(tree, place.parent, node)) return refuse('cantStandUnderThatParent')
  if (!standsAt(tree, id, place)) writePosition(doc, writer, id, place)
  return done()
}
