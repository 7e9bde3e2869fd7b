import { withDescendants } from '../document/tree.ts'
import { type Facts, idsOfType, isSet, periodOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/** A meeting without a day, and a body that should meet and of which no meeting has one. */
export const consultationHasNoDate: Check = (facts) => {
  const { tree, read } = facts
  const undatedMeetings = idsOfType(tree, 'meeting').filter((meeting) => !isDated(facts, meeting))
  const undatedBodies = idsOfType(tree, 'body').filter((body) => {
    const fields = read(body)?.fields
    if (!isSet(fields, 'cadence') && !isSet(fields, 'timesPerYear')) return false
    return !withDescendants(tree, body).some((id) => tree.nodes.get(id)?.parent === body && isDated(facts, id))
  })
  return [...undatedBodies, ...undatedMeetings].map((block) => ({ block, detail: '' }))
}

function isDated({ tree, read }: Facts, meeting: string): boolean {
  if (tree.nodes.get(meeting)?.type !== 'meeting') return false
  const planning = periodOf(read(meeting)?.fields, 'planning')
  return planning !== null && (planning.start !== null || planning.end !== null)
}
