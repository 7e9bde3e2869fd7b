import { isSet } from '../overviews/facts.ts'
import { readWork } from '../overviews/themes.ts'
import type { Check } from './finding.ts'

/** Work of which nobody said when it will be done. Words that can't be read as days do count: they are said. */
export const workHasNoPlanning: Check = (facts) =>
  readWork(facts).flatMap((block) => {
    const fields = facts.read(block)?.fields
    return isSet(fields, 'planning') || isSet(fields, 'period') ? [] : [{ block, detail: '' }]
  })
