import type { Finding } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { isProblemKind, problemText } from '../../budget/problemText.ts'
import { euro } from '../../texts/euro.ts'
import { choiceLabel, fieldLabel } from '../../texts/labels.ts'

/** What a point adds to the sentence of its check; of several empty fields all are named in one sentence. */
export function pointText(all: readonly Finding[]): string {
  const [first] = all
  if (all.length > 1) return missingText(all)
  return first === undefined ? '' : findingText(first)
}

function missingText(all: readonly Finding[]): string {
  return m.views_finding_missing({ field: all.map(({ detail }) => fieldLabel(detail).toLowerCase()).join(', ') })
}

/** What a finding adds to the sentence of its check: a quote, a field, a topic, and both figures where two contradict. '' for none. */
export function findingText(finding: Finding): string {
  return [detailText(finding), figuresText(finding)].filter(Boolean).join(' ')
}

function detailText(finding: Finding): string {
  const { check, detail, years } = finding
  switch (check) {
    case 'totalContradictsText':
    case 'countContradictsText':
    case 'planningIsNotUnderstood':
      return `“${detail}”`
    case 'budgetDoesNotAddUp':
      return isProblemKind(detail)
        ? problemText(detail, { figures: [finding.stated ?? 0, finding.counted ?? 0], ...(years && { years }) })
        : detail
    case 'budgetYearIsShorterThanThePlan':
      return m.views_finding_year({ year: detail })
    case 'statutoryTopicHasNoAgreement':
      return choiceLabel(detail)
    case 'assignmentIsNotSmart':
    case 'funderHasNoCompetentBoard':
      return missingText([finding])
    case 'referenceIsGone':
      return m.views_finding_gone({ field: fieldLabel(detail) })
    case 'personIsNamed':
      return detail
    default:
      return ''
  }
}

function figuresText({ check, stated, counted, unit }: Finding): string {
  // a sentence about the budget has its figures in it
  if (stated === undefined || counted === undefined || check === 'budgetDoesNotAddUp') return ''
  const text = (figure: number) => (unit === 'cents' ? euro(figure) : String(figure))
  const figures = { stated: text(stated), counted: text(counted) }
  if (check === 'moreThanTwoFocusGoals' || check === 'bodyHasTooFewOrTooManySeats') {
    return counted < stated ? m.views_finding_too_few(figures) : m.views_finding_too_many(figures)
  }
  return m.views_finding_figures(figures)
}
