import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'

/** Who leads a block: ids of the partners and bodies, and the block that they were named at. */
export type LeadAround = { readonly block: string; readonly leaders: readonly string[] }

const leading: readonly unknown[] = ['lead', 'accountable']

/** Whether the trekker of such a block is a field of its own. */
export function hasLeadField(type: string): boolean {
  return isBlockTypeName(type) && 'lead' in blockTypes[type].fields
}

/** Whom a block names to lead: its own trekker, or the partner of a role that leads or answers for what it stands at. */
export function leadersNamedBy(fields: Readonly<Record<string, readonly Entry[]>>, type: string): readonly string[] {
  const isLeadingRole = type === 'role' && (fields.kind ?? []).some(({ value }) => leading.includes(value))
  const entries = isLeadingRole ? fields.partner : hasLeadField(type) ? fields.lead : []
  return (entries ?? []).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))
}

/**
 * Who leads a block: whoever was named at it, or else at the nearest line, ambition or section that it stands under, whose trekker
 * counts for all that is in it. null: nobody was. The one rule for the checks, the division of roles and the panel.
 */
export function leadAround(
  { nodes }: Pick<Tree, 'nodes'>,
  leadersAt: (id: string) => readonly string[] | undefined,
  block: string,
): LeadAround | null {
  for (let at: string | null = block; at !== null; at = nodes.get(at)?.parent ?? null) {
    const leaders = leadersAt(at) ?? []
    if (leaders.length > 0) return { block: at, leaders: [...new Set(leaders)] }
  }
  return null
}
