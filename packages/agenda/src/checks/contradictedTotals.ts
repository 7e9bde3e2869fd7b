import type * as Y from 'yjs'
import { type Facts, membersOf } from '../overviews/facts.ts'
import { readDismissals } from './dismissal.ts'
import { type Finding, findingKey } from './finding.ts'
import { totalContradictsText } from './totalContradictsText.ts'

/**
 * The totals in the text that the budget contradicts, for beside the budget; none that somebody dismissed, and none when the check is
 * off. Always the same function for one document. Apart from `findingsIn`, because the budget shouldn't have to fetch the other checks.
 */
export function contradictedTotalsIn(doc: Y.Doc): (facts: Facts) => readonly Finding[] {
  const known = overviewByDoc.get(doc)
  if (known) return known
  const overview = (facts: Facts): readonly Finding[] => {
    const check = 'totalContradictsText'
    if (membersOf(facts.agenda, 'checksOff').includes(check)) return []
    const dismissals = readDismissals(doc)
    const findings = facts.ask(totalContradictsText).map((found): Finding => ({ check, ...found }))
    return findings.filter((finding) => !dismissals.has(findingKey(finding)))
  }
  overviewByDoc.set(doc, overview)
  return overview
}

const overviewByDoc = new WeakMap<Y.Doc, (facts: Facts) => readonly Finding[]>()
