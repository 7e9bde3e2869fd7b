import { parseAmount, parsePeriod, type UnclearAmount, whyAmountIsUnclear } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import type { SchoolYear } from '../fields/useSchoolYear.ts'
import { unclearPeriodText } from '../texts/unclearPeriodText.ts'

const amounts = {
  sameAsAbove: m.fields_unclear_same_as_above,
  twoAmounts: m.fields_unclear_two_amounts,
  howOften: m.fields_unclear_how_often,
  limit: m.fields_unclear_limit,
  vat: m.fields_unclear_vat,
  twoReadings: m.fields_unclear_two_readings,
  unknown: m.agenda_amount_unclear,
} satisfies Record<UnclearAmount, () => string>

/** What is the matter with words that were kept and don't count, and what to type instead. */
export function unclearText(kind: 'amount' | 'period', words: string, schoolYear: SchoolYear | undefined): string {
  if (kind === 'amount') {
    return parseAmount(words).understood ? m.fields_unclear_amount_again() : amounts[whyAmountIsUnclear(words)]()
  }
  const why = parsePeriod(words, schoolYear).understood ? m.fields_unclear_period_again() : unclearPeriodText(words)
  return why === undefined ? m.agenda_period_unclear() : `${m.fields_unclear_not_planned()} ${why}`
}
