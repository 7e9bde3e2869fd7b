import type { BudgetProblem, BudgetProblemKind } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { euro } from '../texts/euro.ts'
import { yearsText } from './yearsText.ts'

const sentences = {
  lineIsInConflict: m.agenda_problem_line_in_conflict,
  kindIsMissing: m.agenda_problem_kind_missing,
  amountIsMissing: m.agenda_problem_amount_missing,
  amountIsUnclear: m.agenda_problem_amount_unclear,
  amountIsOpen: m.agenda_problem_amount_open,
  amountIsApproximate: m.agenda_problem_amount_approximate,
  hoursAreNoMoney: m.agenda_problem_hours_no_money,
  ownEffortIsNoMoney: m.agenda_problem_own_effort_no_money,
  costHasNoFund: m.agenda_problem_cost_no_fund,
  coverFitsSeveralFunds: m.agenda_problem_cover_several_funds,
  coverExceedsCost: m.agenda_problem_cover_exceeds_cost,
  fundIsGone: m.agenda_problem_fund_gone,
  yearDiffersFromFund: m.agenda_problem_year_differs,
  yearsAreUnclear: ({ first, second }) =>
    first === ''
      ? m.views_problem_last_year_alone({ last: second })
      : m.views_problem_years_backwards({ first, last: second }),
  yearsAreInConflict: m.views_problem_years_in_conflict,
  ceilingIsInConflict: m.agenda_problem_ceiling_in_conflict,
  ceilingIsMissing: m.agenda_problem_ceiling_missing,
  ceilingIsUnclear: m.agenda_problem_ceiling_unclear,
  fundIsOverdrawn: m.agenda_problem_fund_overdrawn,
} satisfies Record<BudgetProblemKind, (figures: { first: string; second: string }) => string>

/** The sentence for what doesn't add up, with both figures or years where two contradict. */
export function problemText(
  kind: BudgetProblemKind,
  { figures: [first, second] = [0, 0], years }: Pick<BudgetProblem, 'figures' | 'years'> = {},
): string {
  if (years) return sentences[kind]({ first: yearsText(years[0]), second: yearsText(years[1]) })
  return sentences[kind]({ first: euro(first), second: euro(second) })
}

export function isProblemKind(kind: string): kind is BudgetProblemKind {
  return Object.hasOwn(sentences, kind)
}
