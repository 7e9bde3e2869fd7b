import type { CheckName, LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { kindLabel } from './labels.ts'
import { pluralLabel } from './plurals.ts'

/** What the partners call what a check is about. */
type Names = { action: string; focusGoals: string }

/** A new check without a sentence doesn't compile. */
const checks = {
  workHasNoLead: m.terms_check_work_has_no_lead,
  workHasNoPlanning: m.terms_check_work_has_no_planning,
  workHasNoMoney: m.terms_check_work_has_no_money,
  planHasNoEvaluation: m.terms_check_plan_has_no_evaluation,
  themeHasNoAction: m.terms_check_theme_has_no_action,
  moreThanTwoFocusGoals: m.terms_check_more_than_two_focus_goals,
  bodyHasTooFewOrTooManySeats: m.terms_check_body_has_too_few_or_too_many_seats,
  totalContradictsText: m.terms_check_total_contradicts_text,
  countContradictsText: m.terms_check_count_contradicts_text,
  budgetDoesNotAddUp: m.terms_check_budget_does_not_add_up,
  budgetYearIsShorterThanThePlan: m.terms_check_budget_year_is_shorter_than_the_plan,
  funderHasNoCompetentBoard: m.terms_check_funder_has_no_competent_board,
  statutoryTopicHasNoAgreement: m.terms_check_statutory_topic_has_no_agreement,
  consultationHasNoDate: m.terms_check_consultation_has_no_date,
  personIsNamed: m.terms_check_person_is_named,
  assignmentIsNotSmart: m.terms_check_assignment_is_not_smart,
  planningIsNotUnderstood: m.terms_check_planning_is_not_understood,
  referenceIsGone: m.terms_check_reference_is_gone,
} satisfies Record<CheckName, (names: Names) => string>

/** The sentence that a check says in this agenda: 'Dit heeft geen trekker'. */
export function checkLabel(live: LiveAgenda, check: CheckName): string {
  return checks[check]({
    action: kindLabel(live, 'action').toLowerCase(),
    focusGoals: pluralLabel(live, 'focusGoal'),
  })
}
