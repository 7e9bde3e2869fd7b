import { membersOf } from '../overviews/facts.ts'
import { rememberedFields } from '../overviews/fieldReading.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Check, Finding } from './finding.ts'

/** A field that refers to a block that was deleted: a partner, a body, an ambition. `detail` is the field. */
export const referenceIsGone: Check = ({ tree, read }) => {
  const findings: Omit<Finding, 'check'>[] = []
  for (const { id, type } of tree.nodes.values()) {
    const fields = referenceFields(type).length === 0 ? undefined : read(id)?.fields
    if (fields === undefined) continue
    for (const { field, members } of referencesIn(fields, type)) {
      if (members.every((member) => tree.nodes.has(member))) continue
      // A budget line's fund has a finding of its own, see `budgetDoesNotAddUp`.
      if (type === 'budget' && field === 'fund') continue
      const gone = members.filter((member) => !tree.nodes.has(member))
      if (gone.length > 0) findings.push({ block: id, detail: field, others: gone })
    }
  }
  return findings
}

/** The fields that refer to something, and to what. */
const referencesIn = rememberedFields((fields, type) =>
  referenceFields(type).flatMap((field) => {
    const members = membersOf(fields, field)
    return members.length === 0 ? [] : [{ field, members }]
  }),
)

const fieldsByType = new Map<string, readonly string[]>()

function referenceFields(type: string): readonly string[] {
  const known = fieldsByType.get(type)
  if (known) return known
  const fields = isBlockTypeName(type) ? Object.entries(blockTypes[type].fields) : []
  const names = fields.flatMap(([name, { kind }]) => (kind === 'reference' || kind === 'references' ? [name] : []))
  fieldsByType.set(type, names)
  return names
}
