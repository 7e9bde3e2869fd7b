import { childrenOfType, type Facts, idsOfType, periodOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/** A meeting without a day, and a body of which no meeting has one: also where nobody wrote how often it meets, which is one thing more to agree on. */
export const consultationHasNoDate: Check = (facts) => {
  const { tree } = facts
  const isUndated = (meeting: string) => !isDated(facts, meeting)
  const undatedBodies = idsOfType(tree, 'body').filter((body) => childrenOfType(tree, body, 'meeting').every(isUndated))
  return [...undatedBodies, ...idsOfType(tree, 'meeting').filter(isUndated)].map((block) => ({ block, detail: '' }))
}

function isDated({ read }: Facts, meeting: string): boolean {
  const planning = periodOf(read(meeting)?.fields, 'planning')
  return planning !== null && (planning.start !== null || planning.end !== null)
}
