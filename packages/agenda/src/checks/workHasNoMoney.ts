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
  for (const line of tree.nodes.values()) {
    if (line.type !== 'budget' || line.parent === null) continue
    own.add(line.parent)
    for (let at: string | null = line.parent; at !== null; at = tree.nodes.get(at)?.parent ?? null) above.add(at)
  }
  return readWork(facts).flatMap((block) => {
    if (above.has(block)) return []
    for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null) if (own.has(at)) return []
    return [{ block, detail: '' }]
  })
}
