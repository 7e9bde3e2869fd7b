import { inOrder, periodOf, type Reading } from '../overviews/facts.ts'
import { typesWith } from '../overviews/typesWith.ts'
import { parsePeriod } from '../values/period.ts'
import type { Check } from './finding.ts'

/** Words of a planning that could not be read as days. They are kept as typed; `detail` is the words. */
export const planningIsNotUnderstood: Check = ({ tree, each }) => {
  const words = each(unclearWords)
  return inOrder(tree, words).map((block) => ({ block, detail: words.get(block) ?? '' }))
}

const planned: readonly string[] = typesWith('planning', 'period')

const unclearWords: Reading<string> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!planned.includes(type)) return undefined
    const period = periodOf(fields, 'planning') ?? periodOf(fields, 'period')
    const hasDays = !period || period.start !== null || period.end !== null || period.every !== undefined
    return hasDays || parsePeriod(period.words).understood ? undefined : period.words
  },
}
