import { idsOfType, periodOf } from '../overviews/facts.ts'
import { rememberedFields } from '../overviews/fieldReading.ts'
import { typesWith } from '../types/blockTypes.ts'
import { parsePeriod } from '../values/period.ts'
import type { Check } from './finding.ts'

/** Words of a planning that could not be read as days. They are kept as typed; `detail` is the words. */
export const planningIsNotUnderstood: Check = ({ tree, read }) =>
  idsOfType(tree, ...planned).flatMap((block) => {
    const fields = read(block)?.fields
    const words = fields === undefined ? null : unclearWordsIn(fields)
    return words === null ? [] : [{ block, detail: words }]
  })

const planned = typesWith('planning', 'period')

const unclearWordsIn = rememberedFields((fields): string | null => {
  const period = periodOf(fields, 'planning') ?? periodOf(fields, 'period')
  const hasDays = !period || period.start !== null || period.end !== null || period.every !== undefined
  return hasDays || parsePeriod(period.words).understood ? null : period.words
})
