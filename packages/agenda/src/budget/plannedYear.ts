import type { Node, Tree } from '../document/tree.ts'
import { settled, wordsOf } from '../fields/settledValue.ts'
import { saysYear } from './moneyYears.ts'
import type { BudgetBlock } from './readLine.ts'

/** What a planning is called in the block that a line stands under. */
export const plannedFields = ['planning', 'period'] as const

/**
 * The year of a line that says nothing of years, nor does its fund: that of the work that it stands under, when all of its planning is in one. A
 * source is of the year of its cost. null while people disagree about any of these. `readWork` is asked only for that work, and only its
 * `plannedFields` are looked at.
 */
export function plannedYear(
  tree: Tree,
  { parent, id }: Node,
  read: (id: string) => BudgetBlock | undefined,
  readWork: (id: string) => BudgetBlock | undefined,
): number | null {
  const line = read(id)
  const fund = wordsOf(line?.fields, 'fund')
  const isOpen = (line?.fields.fund?.length ?? 0) > 1
  if (parent === null || isOpen || saysYear(line) || (tree.nodes.has(fund) && saysYear(read(fund)))) return null
  const owner = tree.nodes.get(parent)
  if (owner?.type === 'budget') return plannedYear(tree, owner, read, readWork)
  const fields = readWork(parent)?.fields
  for (const field of plannedFields) {
    const period = settled(fields, field)
    if (typeof period !== 'object' || !('start' in period)) continue
    const [first, last] = [period.start?.slice(0, 4), period.end?.slice(0, 4)]
    return first !== undefined && first === last ? Number(first) : null
  }
  return null
}
