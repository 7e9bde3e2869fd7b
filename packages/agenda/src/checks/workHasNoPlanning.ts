import { isSet, type Reading } from '../overviews/facts.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

/** Work of which nobody said when it will be done. Words that can't be read as days do count: they are said. */
export const workHasNoPlanning: Check = (facts) => {
  const planned = facts.each(plannedWork)
  return readWork(facts).flatMap((block) => (planned.has(block) ? [] : [{ block, detail: '' }]))
}

const plannedWork: Reading<true> = {
  of: 'fields',
  read: ({ fields }) => isSet(fields, 'planning') || isSet(fields, 'period') || undefined,
}
