import { periodOf } from '../overviews/facts.ts'
import { parsePeriod } from '../values/period.ts'
import type { Check } from './finding.ts'

/** Words of a planning that could not be read as days. They are kept as typed; `detail` is the words. */
export const planningIsNotUnderstood: Check = ({ tree, read }) =>
  [...tree.nodes.keys()].flatMap((block) => {
    const fields = read(block)?.fields
    const period = periodOf(fields, 'planning') ?? periodOf(fields, 'period')
    if (!period || period.start !== null || period.end !== null || period.every !== undefined) return []
    return parsePeriod(period.words).understood ? [] : [{ block, detail: period.words }]
  })
