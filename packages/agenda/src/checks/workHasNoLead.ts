import { idsOfType, isSet } from '../overviews/facts.ts'
import { readWork } from '../overviews/themes.ts'
import { typesWith } from '../types/blockTypes.ts'
import type { Check } from './finding.ts'

const leading: readonly unknown[] = ['lead', 'accountable']

/**
 * Work that nobody leads: no lead or accountable role at the work itself, and none at the goal, pillar, ambition or section
 * that it stands under.
 */
export const workHasNoLead: Check = (facts) => {
  const { tree, read } = facts
  const led = new Set<string>()
  for (const role of idsOfType(tree, 'role')) {
    const fields = read(role)?.fields
    const parent = tree.nodes.get(role)?.parent ?? null
    if (parent === null || led.has(parent) || !isSet(fields, 'partner')) continue
    if ((fields?.kind ?? []).some(({ value }) => leading.includes(value))) led.add(parent)
  }
  for (const block of idsOfType(tree, ...typesWith('lead'))) if (isSet(read(block)?.fields, 'lead')) led.add(block)
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
