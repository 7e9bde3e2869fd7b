import type { Tree } from '@lea/agenda'
import { blockElement, blockOfElement } from '../document/blockElement.ts'
import { isInText } from '../document/rows.ts'
import { dropPlace, zoneAt } from './dropPlace.ts'
import { type Landing, placeInText } from './placeInText.ts'

/** Where a block would land, drawn on the screen until it is hidden. */
export type Aim = Landing & { hide: () => void }

/** How far deeper blocks step in. */
const stepPx = 12

/** On a block of the text: a line right above or right under it. */
export function aimInText(tree: Tree, moving: string, under: Element, y: number): Aim | undefined {
  const target = blockOfElement(under)
  const row = target === undefined ? null : blockElement(target)
  if (target === undefined || !row) return undefined
  const hasShown = (tree.nodes.get(target)?.children ?? []).some((id) => {
    const child = tree.nodes.get(id)
    return child !== undefined && isInText(child) && blockElement(id) !== null
  })
  const edges = row.getBoundingClientRect()
  const place = placeInText(tree, moving, target, zoneAt(y, edges), hasShown)
  if (!place) return undefined
  const line = document.createElement('div')
  line.className = 'drop-line lea-no-print'
  const start = edges.left + Number.parseFloat(getComputedStyle(row).paddingInlineStart) + (place.isInside ? stepPx : 0)
  line.style.insetInlineStart = `${start}px`
  line.style.insetBlockStart = `${edges[place.edge] - 1.5}px`
  line.style.inlineSize = `${Math.max(edges.right - start, 0)}px`
  row.closest('main')?.append(line)
  return { ...place, hide: () => line.remove() }
}

/** On a line of the contents: before it, after it with all that belongs to it, or as the last in it. */
export function aimInContents(tree: Tree, moving: string, under: Element, y: number): Aim | undefined {
  const line = under.closest<HTMLElement>('[data-line]')
  const target = line?.dataset.line
  if (!line || target === undefined) return undefined
  for (const zone of [zoneAt(y, line.getBoundingClientRect()), 'after', 'inside'] as const) {
    const place = dropPlace(tree, moving, target, zone)
    if (!place) continue
    line.dataset.drop = zone
    return { ...place, hide: () => delete line.dataset.drop }
  }
  return undefined
}
