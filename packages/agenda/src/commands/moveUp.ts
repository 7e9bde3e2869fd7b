import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { siblingsOf, takes } from '../document/neighbours.ts'
import { childrenOf, lastPlace } from '../document/place.ts'
import type { Node, Tree } from '../document/tree.ts'
import { type Outcome, refuse } from '../refusal.ts'
import type { Writer } from '../writer.ts'
import { moveBlock } from './moveBlock.ts'

/**
 * Moves a block one up among the siblings that it is drawn with. The first one goes on to the end of the nearest parent
 * above, of the same depth, that takes it. Refuses when there is none.
 *
 * At once: as `moveBlock`. Two people who each move it one up move it one up.
 */
export function moveUp(doc: Y.Doc, writer: Writer, id: string): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { tree, node } = found
  const siblings = siblingsOf(tree, node)
  const above = siblings[siblings.indexOf(id) - 1]
  if (above !== undefined) {
    const all = childrenOf(tree, node.parent)
    return moveBlock(doc, writer, id, { parent: node.parent, after: all[all.indexOf(above) - 1] ?? null })
  }
  const parent = parentsBeside(tree, node).above.at(-1)
  return parent === undefined ? refuse('alreadyFirst') : moveBlock(doc, writer, id, lastPlace(tree, parent))
}

/**
 * Moves a block one down among the siblings that it is drawn with. The last one goes on to the start of the nearest
 * parent below, of the same depth, that takes it. Refuses when there is none.
 *
 * At once: as `moveBlock`. Two people who each move it one down move it one down.
 */
export function moveDown(doc: Y.Doc, writer: Writer, id: string): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { tree, node } = found
  const siblings = siblingsOf(tree, node)
  const below = siblings[siblings.indexOf(id) + 1]
  if (below !== undefined) return moveBlock(doc, writer, id, { parent: node.parent, after: below })
  const parent = parentsBeside(tree, node).below[0]
  return parent === undefined ? refuse('alreadyLast') : moveBlock(doc, writer, id, { parent, after: null })
}

/** The parents that a block could go on to, as deep as its own, in the order of the document. */
function parentsBeside(tree: Tree, node: Node): { above: string[]; below: string[] } {
  const beside: { above: string[]; below: string[] } = { above: [], below: [] }
  let passed = false
  for (const other of tree.nodes.values()) {
    if (other.id === node.parent) passed = true
    else if (other.depth === node.depth - 1 && takes(tree, other.id, node)) {
      beside[passed ? 'below' : 'above'].push(other.id)
    }
  }
  return beside
}
