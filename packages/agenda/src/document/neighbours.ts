import { isBlockTypeName, mayStandUnder } from '../types/blockTypes.ts'
import { childrenOfPlacement, type Node, placementOf, type Tree } from './tree.ts'

/** The siblings that a block is drawn among, itself included: those of the same placement, in order. */
export function siblingsOf(tree: Tree, node: Node): readonly string[] {
  return childrenOfPlacement(tree, node.parent, placementOf(node.type))
}

/** Whether a living parent (null: the top level) takes a block of this type. */
export function takes(tree: Tree, parent: string | null, node: Node): boolean {
  const parentType = parent === null ? 'agenda' : (tree.nodes.get(parent)?.type ?? '')
  return isBlockTypeName(node.type) && mayStandUnder(node.type, parentType)
}
