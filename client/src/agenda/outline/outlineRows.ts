import type { Tree } from '@lea/agenda'
import { isInText } from '../document/rows.ts'

/** One line of the outline. */
export type OutlineRow = {
  id: string
  depth: number
  number: string
  type: string
  /** undefined: nothing under it. */
  isOpen: boolean | undefined
  /** Its place among its siblings, from 1, and how many they are. */
  at: number
  of: number
}

/**
 * The lines of the outline, in order. A block under which only actions stand is folded by itself, so that the outline
 * shows the plan and not every row; `turned` are the blocks that somebody turned the other way.
 */
export function outlineRows(
  tree: Tree,
  turned: ReadonlySet<string>,
  previous: readonly OutlineRow[] = [],
): readonly OutlineRow[] {
  const before = new Map(previous.map((row) => [row.id, row]))
  const rows: OutlineRow[] = []
  const visit = (ids: readonly string[], depth: number) => {
    const shown = ids.flatMap((id) => {
      const node = tree.nodes.get(id)
      return node && isInText(node) ? [node] : []
    })
    for (const [index, node] of shown.entries()) {
      const children = node.children.filter((id) => {
        const child = tree.nodes.get(id)
        return child !== undefined && isInText(child)
      })
      const byItself = children.some((id) => tree.nodes.get(id)?.type !== 'action')
      const isOpen = children.length === 0 ? undefined : byItself !== turned.has(node.id)
      const row = { id: node.id, depth, number: node.number, type: node.type, isOpen, at: index + 1, of: shown.length }
      const same = before.get(node.id)
      rows.push(same && isSame(same, row) ? same : row)
      if (isOpen) visit(children, depth + 1)
    }
  }
  visit(tree.roots, 0)
  return rows
}

/** The lines under one block of the top level together. */
export function byTheme(rows: readonly OutlineRow[]): readonly OutlineRow[][] {
  const themes: OutlineRow[][] = []
  for (const row of rows) {
    if (row.depth === 0) themes.push([])
    themes.at(-1)?.push(row)
  }
  return themes
}

function isSame(a: OutlineRow, b: OutlineRow): boolean {
  return (Object.keys(a) as (keyof OutlineRow)[]).every((key) => a[key] === b[key])
}
