import { idsOfType } from '../overviews/facts.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

/**
 * Work of which nobody said what it costs: no budget line at the work, below it, or at the goal, pillar, ambition or section that
 * it stands under. 'n.v.t.' and own effort are answers too.
 */
export const workHasNoMoney: Check = (facts) => {
  const { tree } = facts
  const above = new Set<string>()
  const own = new Set<string>()
  const parentOf = (id: string) => tree.nodes.get(id)?.parent ?? null
  for (const line of idsOfType(tree, 'budget')) {
    const parent = parentOf(line)
    if (parent !== null) own.add(parent)
    for (let at = parent; at !== null && !above.has(at); at = parentOf(at)) above.add(at)
  }
  return readWork(facts).flatMap((block) => {
    if (above.has(block)) return []
    for (let at = parentOf(block); at !== null; at = parentOf(at)) if (own.has(at)) return []
    return [{ block, detail: '' }]
  })
}
