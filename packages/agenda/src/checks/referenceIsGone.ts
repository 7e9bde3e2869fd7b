import { membersOf } from '../overviews/facts.ts'
import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Check, Finding } from './finding.ts'

/** A field that refers to a block that was deleted: a partner, a body, an ambition. `detail` is the field. */
export const referenceIsGone: Check = ({ tree, read }) => {
  const findings: Omit<Finding, 'check'>[] = []
  for (const { id, type } of tree.nodes.values()) {
    for (const field of referenceFields(type)) {
      // A budget line's fund has a finding of its own, see `budgetDoesNotAddUp`.
      if (type === 'budget' && field === 'fund') continue
      const gone = membersOf(read(id)?.fields, field).filter((member) => !tree.nodes.has(member))
      if (gone.length > 0) findings.push({ block: id, detail: field, others: gone })
    }
  }
  return findings
}

const fieldsByType = new Map<string, readonly string[]>()

function referenceFields(type: string): readonly string[] {
  const known = fieldsByType.get(type)
  if (known) return known
  const fields = isBlockTypeName(type) ? Object.entries(blockTypes[type].fields) : []
  const names = fields.flatMap(([name, { kind }]) => (kind === 'reference' || kind === 'references' ? [name] : []))
  fieldsByType.set(type, names)
  return names
}
