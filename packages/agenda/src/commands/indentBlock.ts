import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { siblingsOf, takes } from '../document/neighbours.ts'
import { lastPlace } from '../document/place.ts'
import { type Outcome, refuse } from '../refusal.ts'
import type { Writer } from '../writer.ts'
import { moveBlock } from './moveBlock.ts'

/**
 * Puts a block under the sibling above it, as the last one there. Refuses when there is none, or when it doesn't take
 * this type.
 *
 * At once: as `moveBlock`. Indented by two people, it goes in once.
 */
export function indentBlock(doc: Y.Doc, writer: Writer, id: string): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { tree, node } = found
  const siblings = siblingsOf(tree, node)
  const above = siblings[siblings.indexOf(id) - 1]
  if (above === undefined || !takes(tree, above, node)) return refuse('cantIndentFurther')
  return moveBlock(doc, writer, id, lastPlace(tree, above))
}

/**
 * Puts a block one level up, right behind the block that it stood under; where that level doesn't take this type, behind
 * the next one up that does. Refuses when there is none.
 *
 * At once: as `moveBlock`. Outdented by two people, it goes out once.
 */
export function outdentBlock(doc: Y.Doc, writer: Writer, id: string): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { tree, node } = found
  for (let above = node.parent; above !== null; ) {
    const parent = tree.nodes.get(above)?.parent ?? null
    if (takes(tree, parent, node)) return moveBlock(doc, writer, id, { parent, after: above })
    above = parent
  }
  return refuse('cantOutdentFurther')
}
