import type * as Y from 'yjs'
import type { Entry } from '../fields/entry.ts'
import { type Facts, membersOf } from '../overviews/facts.ts'
import { assignmentIsNotSmart } from './assignmentIsNotSmart.ts'
import { notBegunIn } from './begun.ts'
import { bodyHasTooFewOrTooManySeats } from './bodyHasTooFewOrTooManySeats.ts'
import { budgetDoesNotAddUp } from './budgetDoesNotAddUp.ts'
import { budgetYearIsShorterThanThePlan } from './budgetYearIsShorterThanThePlan.ts'
import { consultationHasNoDate } from './consultationHasNoDate.ts'
import { countContradictsText } from './countContradictsText.ts'
import { readDismissals } from './dismissal.ts'
import { type Check, type Finding, findingKey } from './finding.ts'
import { funderHasNoCompetentBoard } from './funderHasNoCompetentBoard.ts'
import { moreThanTwoFocusGoals } from './moreThanTwoFocusGoals.ts'
import { type CheckName, checkNames } from './names.ts'
import { personIsNamed } from './personIsNamed.ts'
import { planHasNoEvaluation } from './planHasNoEvaluation.ts'
import { planningIsNotUnderstood } from './planningIsNotUnderstood.ts'
import { referenceIsGone } from './referenceIsGone.ts'
import { statutoryTopicHasNoAgreement } from './statutoryTopicHasNoAgreement.ts'
import { themeHasNoAction } from './themeHasNoAction.ts'
import { totalContradictsText } from './totalContradictsText.ts'
import { workHasNoLead } from './workHasNoLead.ts'
import { workHasNoMoney } from './workHasNoMoney.ts'
import { workHasNoPlanning } from './workHasNoPlanning.ts'

/** Every check by its name. A new one: a file named as the sentence that it says, its name in names.ts, and a line here. */
export const checks: Readonly<Record<CheckName, Check>> = {
  workHasNoLead,
  workHasNoPlanning,
  workHasNoMoney,
  planHasNoEvaluation,
  themeHasNoAction,
  moreThanTwoFocusGoals,
  bodyHasTooFewOrTooManySeats,
  totalContradictsText,
  countContradictsText,
  budgetDoesNotAddUp,
  budgetYearIsShorterThanThePlan,
  funderHasNoCompetentBoard,
  statutoryTopicHasNoAgreement,
  consultationHasNoDate,
  personIsNamed,
  assignmentIsNotSmart,
  planningIsNotUnderstood,
  referenceIsGone,
}

/** A finding that somebody dismissed, and why; more than one reason when two people did so at once. */
export type Dismissed = { readonly finding: Finding; readonly reasons: readonly Entry[] }

export type Findings = {
  /** By check in the order of `checkNames`, and within one in the order of the document. */
  readonly open: readonly Finding[]
  readonly dismissed: readonly Dismissed[]
  /** Checks that the partners switched off for this agenda. */
  readonly off: readonly CheckName[]
  /** What was dismissed of those before they were: nobody's reason goes when a check is switched off. */
  readonly dismissedOff: readonly Dismissed[]
}

/** Runs all checks that aren't switched off, and those of which something was dismissed. `dismissals` as `readDismissals` gives them. */
export function findingsOf(facts: Facts, dismissals: ReadonlyMap<string, readonly Entry[]>): Findings {
  const isNotBegun = notBegunIn(facts)
  const switchedOff = membersOf(facts.agenda, 'checksOff')
  const open: Finding[] = []
  const [dismissed, dismissedOff]: [Dismissed[], Dismissed[]] = [[], []]
  for (const check of checkNames) {
    const isOff = switchedOff.includes(check)
    if (isOff && ![...dismissals.keys()].some((key) => key.startsWith(`${check}~`))) continue
    for (const found of facts.ask(checks[check])) {
      const named: Finding = { check, ...found }
      const finding = isNotBegun(named) ? { ...named, isNotBegun: true as const } : named
      const reasons = dismissals.size === 0 ? undefined : dismissals.get(findingKey(finding))
      if (reasons) (isOff ? dismissedOff : dismissed).push({ finding, reasons })
      else if (!isOff) open.push(finding)
    }
  }
  return { open, dismissed, off: checkNames.filter((check) => switchedOff.includes(check)), dismissedOff }
}

/**
 * What the checks find in this document, as an overview to be kept by `LiveOverviews`; always the same function for one document.
 * Apart from it, because who looks at something else shouldn't have to fetch the checks.
 */
export function findingsIn(doc: Y.Doc): (facts: Facts) => Findings {
  const known = overviewByDoc.get(doc)
  if (known) return known
  const overview = (facts: Facts) => findingsOf(facts, readDismissals(doc))
  overviewByDoc.set(doc, overview)
  return overview
}

const overviewByDoc = new WeakMap<Y.Doc, (facts: Facts) => Findings>()
