import type { Finding } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { isProblemKind, problemText } from '../../budget/problemText.ts'
import { euro } from '../../texts/euro.ts'
import { choiceLabel, fieldLabel } from '../../texts/labels.ts'

/** What a finding adds to the sentence of its check: a quote, a field, a topic, and both figures where two contradict. '' for none. */
export function findingText(finding: Finding): string {
  return [detailText(finding), figuresText(finding)].filter(Boolean).join(' ')
}

function detailText({ check, detail }: Finding): string {
  switch (check) {
    case 'totalContradictsText':
    case 'countContradictsText':
      return `“${detail}”`
    case 'budgetDoesNotAddUp':
      return isProblemKind(detail) ? problemText(detail) : detail
    case 'budgetYearIsShorterThanThePlan':
      return m.views_finding_year({ year: detail })
    case 'statutoryTopicHasNoAgreement':
      return choiceLabel(detail)
    case 'assignmentIsNotSmart':
    case 'funderHasNoCompetentBoard':
      return m.views_finding_missing({ field: fieldLabel(detail) })
    case 'referenceIsGone':
      return m.views_finding_gone({ field: fieldLabel(detail) })
    case 'personIsNamed':
      return detail
    default:
      return ''
  }
}

function figuresText({ check, stated, counted, unit }: Finding): string {
  if (stated === undefined || counted === undefined) return ''
  const text = (figure: number) => (unit === 'cents' ? euro(figure) : String(figure))
  const figures = { stated: text(stated), counted: text(counted) }
  if (check === 'bodyHasTooFewOrTooManySeats') return m.views_finding_seats(figures)
  if (check === 'moreThanTwoFocusGoals') return m.views_finding_goals(figures)
  return m.views_finding_figures(figures)
}
