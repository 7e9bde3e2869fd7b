import { type FactFields, idsOfType, isSet, settled, typedFor } from '../overviews/facts.ts'
import { parsePeriod } from '../values/period.ts'
import type { Check } from './finding.ts'

/** The five letters, and what makes it an assignment: who asks whom, and when it is due. */
const needed = [
  'specific',
  'measurable',
  'acceptable',
  'resultOriented',
  'timeBound',
  'from',
  'to',
  'deadline',
  'reportOn',
] as const

/** An assignment that misses one of the five SMART fields, a body, its deadline or its report. `detail` is the field. A deadline binds it to a time. */
export const assignmentIsNotSmart: Check = ({ tree, read }) =>
  idsOfType(tree, 'assignment').flatMap((block) => {
    const fields = read(block)?.fields
    const isMissing = (field: string) =>
      !isSaid(fields, field) && !(field === 'timeBound' && isSaid(fields, 'deadline'))
    return needed.filter(isMissing).map((detail) => ({ block, detail }))
  })

/** 'N.t.b.' says that there is no deadline yet; words that aren't understood are told of elsewhere. */
function isSaid(fields: FactFields | undefined, field: string): boolean {
  const words = settled(fields, field) === undefined ? typedFor(fields, field) : ''
  return isSet(fields, field) && !(words !== '' && parsePeriod(words).understood)
}
