import { inOrder } from '../overviews/facts.ts'
import { references } from '../overviews/references.ts'
import type { Check, Finding } from './finding.ts'

/** A field that refers to a block that was deleted: a partner, a body, an ambition. `detail` is the field. */
export const referenceIsGone: Check = ({ tree, each }) => {
  const findings = new Map<string, Omit<Finding, 'check'>[]>()
  const isThere = (member: string) => tree.nodes.has(member)
  for (const [block, fields] of each(references)) {
    for (const { field, members } of fields) {
      if (members.every(isThere)) continue
      // A budget line's fund has a finding of its own, see `budgetDoesNotAddUp`.
      if (field === 'fund' && tree.nodes.get(block)?.type === 'budget') continue
      const others = members.filter((member) => !isThere(member))
      findings.set(block, [...(findings.get(block) ?? []), { block, detail: field, others }])
    }
  }
  return inOrder(tree, findings).flatMap((block) => findings.get(block) ?? [])
}
