import { leadsOf } from '../overviews/leads.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

/** Work that nobody leads: neither at the work itself nor at the goal, pillar, ambition or section that it stands under. */
export const workHasNoLead: Check = (facts) => {
  const leads = facts.ask(leadsOf)
  return readWork(facts).flatMap((block) => (leads.has(block) ? [] : [{ block, detail: '' }]))
}
