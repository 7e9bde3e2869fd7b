import { idsOfType, isSet } from '../overviews/facts.ts'
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
    const isMissing = (field: string) => !isSet(fields, field) && !(field === 'timeBound' && isSet(fields, 'deadline'))
    return needed.filter(isMissing).map((detail) => ({ block, detail }))
  })
