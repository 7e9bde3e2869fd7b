import { type LeadAround, leadAround, leadersNamedBy } from '../lead/leadAround.ts'
import { type Facts, idsOfType, type Reading } from './facts.ts'

/** Who leads each action and pillar, as `leadAround` says; those that nobody leads are left out. */
export function leadsOf(facts: Facts): ReadonlyMap<string, LeadAround> {
  const { tree } = facts
  const leadersAt = new Map<string, readonly string[]>()
  for (const [id, named] of facts.each(leaders)) {
    const node = tree.nodes.get(id)
    const block = node?.type === 'role' ? node.parent : id
    if (block !== null) leadersAt.set(block, [...(leadersAt.get(block) ?? []), ...named])
  }
  const leads = new Map<string, LeadAround>()
  if (leadersAt.size === 0) return leads
  for (const block of idsOfType(tree, 'action', 'pillar')) {
    const lead = leadAround(tree, (id) => leadersAt.get(id), block)
    if (lead) leads.set(block, lead)
  }
  return leads
}

const leaders: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    const named = leadersNamedBy(fields, type)
    return named.length === 0 ? undefined : named
  },
}
