import type { Tree } from '@lea/agenda'
import { type DropZone, dropPlace } from './dropPlace.ts'

/** Where a block goes that is let go; `after` null: first. */
export type Landing = { parent: string | null; after: string | null }

/** With the edge of the block under the pointer that says so; `isInside`: one step in. */
type PlaceInText = Landing & { edge: 'top' | 'bottom'; isInside: boolean }

/**
 * Where a block goes that is let go on a block of the text: always right above or right under that one, so that the line which shows
 * it is never elsewhere. On a block of another kind that takes it, it goes into that one. `hasShown`: blocks that belong to it stand under it. undefined where the rules don't allow it.
 */
export function placeInText(
  tree: Tree,
  moving: string,
  target: string,
  zone: DropZone,
  hasShown: boolean,
): PlaceInText | undefined {
  const isOfOneKind = tree.nodes.get(moving)?.type === tree.nodes.get(target)?.type
  const goesInto = !isOfOneKind && dropPlace(tree, moving, target, 'inside') !== undefined
  const wished: readonly DropZone[] = goesInto ? ['inside'] : inOrder(zone, hasShown)
  for (const each of wished) {
    const place = dropPlace(tree, moving, target, each)
    if (!place) continue
    if (each === 'before') return { ...place, edge: 'top', isInside: false }
    // right under it is before what stands in it already
    if (each === 'inside')
      return { parent: target, after: hasShown ? null : place.after, edge: 'bottom', isInside: true }
    if (!hasShown) return { ...place, edge: 'bottom', isInside: false }
  }
  return undefined
}

/** The places that a zone may mean, the likeliest first. */
function inOrder(zone: DropZone, hasShown: boolean): readonly DropZone[] {
  if (zone === 'before') return ['before', 'inside', 'after']
  return hasShown ? ['inside', 'before'] : [zone, 'after', 'inside', 'before']
}

/** Whether a block stands there already. */
export function standsThere(tree: Tree, block: string, { parent, after }: Landing): boolean {
  const node = tree.nodes.get(block)
  if (!node || node.parent !== parent) return false
  const siblings = parent === null ? tree.roots : (tree.nodes.get(parent)?.children ?? [])
  return (siblings[siblings.indexOf(block) - 1] ?? null) === after
}
