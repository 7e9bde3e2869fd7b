import { childrenOfType, isSet } from '../overviews/facts.ts'
import { readWork } from '../overviews/themes.ts'
import type { Check } from './finding.ts'

const leading: readonly unknown[] = ['lead', 'accountable']

/**
 * Work that nobody leads: no lead or accountable role at the work itself, and none at the goal, pillar, ambition or section
 * that it stands under.
 */
export const workHasNoLead: Check = (facts) => {
  const { tree, read } = facts
  const isLed = (id: string) =>
    isSet(read(id)?.fields, 'lead') ||
    childrenOfType(tree, id, 'role').some((role) => {
      const fields = read(role)?.fields
      return isSet(fields, 'partner') && (fields?.kind ?? []).some(({ value }) => leading.includes(value))
    })
  return readWork(facts).flatMap((block) => {
    for (let at: string | null = block; at !== null; at = tree.nodes.get(at)?.parent ?? null) if (isLed(at)) return []
    return [{ block, detail: '' }]
  })
}
