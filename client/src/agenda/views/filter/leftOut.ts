import type { Node, Tree } from '@lea/agenda'
import { isInText } from '../../document/rows.ts'

/** What a filter leaves out of the document: the blocks that it doesn't show and that hold nothing that it shows. */
export function leftOut(tree: Tree, shows: (block: string) => boolean): ReadonlySet<string> {
  const left = new Set<string>()
  const visit = (id: string): boolean => {
    let isShown = shows(id)
    for (const child of tree.nodes.get(id)?.children ?? []) if (visit(child)) isShown = true
    if (!isShown) left.add(id)
    return isShown
  }
  for (const root of tree.roots) visit(root)
  return left
}

/** What stays hidden when one goes to a block: neither that block, nor what it stands in, nor what stands in it. */
export function withoutBlock(tree: Tree, hidden: ReadonlySet<string>, block: string): ReadonlySet<string> {
  if (!hidden.has(block)) return hidden
  const left = new Set(hidden)
  for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null) left.delete(at)
  const visit = (id: string) => {
    left.delete(id)
    for (const child of tree.nodes.get(id)?.children ?? []) visit(child)
  }
  visit(block)
  return left
}

/**
 * Blocks of the text that don't fit the filter (`left`) and are in sight all the same: what one went to (`spared`), and what is
 * new or was changed. Not what only stands around those.
 */
export function keptOf(
  tree: Tree,
  left: ReadonlySet<string>,
  { hidden, spared }: { hidden: ReadonlySet<string>; spared: ReadonlySet<string> },
): ReadonlySet<string> {
  const kept = new Set<string>()
  const visit = (node: Node): boolean => {
    if (!isInText(node)) return false
    const isKept = left.has(node.id) && !hidden.has(node.id)
    if (isKept && spared.has(node.id)) {
      kept.add(node.id)
      return true
    }
    let isAround = false
    for (const child of nodesOf(tree, node.children)) if (visit(child)) isAround = true
    if (isKept && !isAround) kept.add(node.id)
    return isKept || isAround
  }
  for (const root of nodesOf(tree, tree.roots)) visit(root)
  return kept
}

function nodesOf(tree: Tree, ids: readonly string[]): readonly Node[] {
  return ids.flatMap((id) => tree.nodes.get(id) ?? [])
}
