import { idsOfType, inOrder, periodOf, wordsOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/** A focus keeps to two. */
const most = 2

/** A pillar with more than two focus goals in one period. Goals that were stopped don't count. */
export const moreThanTwoFocusGoals: Check = ({ tree, read }) => {
  const goalsByOwner = new Map<string, string[]>()
  for (const goal of idsOfType(tree, 'focusGoal')) {
    const owner = tree.nodes.get(tree.nodes.get(goal)?.parent ?? '')
    if (owner?.type !== 'pillar' && owner?.type !== 'ambition') continue
    goalsByOwner.set(owner.id, [...(goalsByOwner.get(owner.id) ?? []), goal])
  }
  return inOrder(tree, goalsByOwner).flatMap((block) => {
    const goalsByPeriod = new Map<string, string[]>()
    for (const goal of goalsByOwner.get(block) ?? []) {
      const fields = read(goal)?.fields
      if (wordsOf(fields, 'status') === 'stopped') continue
      const period = periodOf(fields, 'period')
      const key = period?.start ? `${period.start} ${period.end ?? ''}` : (period?.words.trim().toLowerCase() ?? '')
      goalsByPeriod.set(key, [...(goalsByPeriod.get(key) ?? []), goal])
    }
    return [...goalsByPeriod].flatMap(([detail, goals]) =>
      goals.length > most
        ? [{ block, detail, stated: most, counted: goals.length, unit: 'count' as const, others: goals }]
        : [],
    )
  })
}
