import { isSet, type Reading } from '../overviews/facts.ts'
import { typesWith } from '../overviews/typesWith.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

const leading: readonly unknown[] = ['lead', 'accountable']

/**
 * Work that nobody leads: no lead or accountable role at the work itself, and none at the goal, pillar, ambition or section
 * that it stands under.
 */
export const workHasNoLead: Check = (facts) => {
  const { tree } = facts
  const led = new Set<string>()
  for (const id of facts.each(givenLeads).keys()) {
    const node = tree.nodes.get(id)
    const block = node?.type === 'role' ? node.parent : id
    if (block !== null) led.add(block)
  }
  // what many lines of work stand in is looked at once
  const known = new Map<string, boolean>()
  const isLedAround = (id: string): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    const parent = tree.nodes.get(id)?.parent ?? null
    const answer = led.has(id) || (parent !== null && isLedAround(parent))
    known.set(id, answer)
    return answer
  }
  return readWork(facts).flatMap((block) => (isLedAround(block) ? [] : [{ block, detail: '' }]))
}

const ledTypes: readonly string[] = typesWith('lead')

/** Roles that lead, and blocks with a lead of their own. */
const givenLeads: Reading<true> = {
  of: 'fields',
  read: ({ fields }, type) => {
    const isLeading =
      type === 'role' && isSet(fields, 'partner') && (fields.kind ?? []).some(({ value }) => leading.includes(value))
    return isLeading || (ledTypes.includes(type) && isSet(fields, 'lead')) || undefined
  },
}
