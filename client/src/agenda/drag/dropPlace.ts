import { isBlockTypeName, mayStandUnder, standsWithin, type Tree } from '@lea/agenda'

export type DropZone = 'before' | 'inside' | 'after'

/** Where a block goes that is let go on a line of the outline; undefined where the rules don't allow it. */
export function dropPlace(
  tree: Tree,
  moving: string,
  target: string,
  zone: DropZone,
): { parent: string | null; after: string | null } | undefined {
  const node = tree.nodes.get(target)
  const moved = tree.nodes.get(moving)
  if (!node || !moved || standsWithin(tree, target, moving)) return undefined
  const parent = zone === 'inside' ? target : node.parent
  const parentType = parent === null ? 'agenda' : (tree.nodes.get(parent)?.type ?? '')
  if (parent !== moved.parent && !(isBlockTypeName(moved.type) && mayStandUnder(moved.type, parentType)))
    return undefined
  const siblings = (parent === null ? tree.roots : (tree.nodes.get(parent)?.children ?? [])).filter(
    (id) => id !== moving,
  )
  if (zone === 'inside') return { parent, after: siblings.at(-1) ?? null }
  if (zone === 'after') return { parent, after: target }
  return { parent, after: siblings[siblings.indexOf(target) - 1] ?? null }
}

/** Which zone of a line a pointer is over: its upper quarter, its middle, its lower quarter. */
export function zoneAt(y: number, { top, height }: { top: number; height: number }): DropZone {
  const share = (y - top) / height
  return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'inside'
}
