import { type Field, parseAmount, parsePeriod, type UnclearAmount, type Worded, whyAmountIsUnclear } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { isYear } from '../fields/fieldWords.ts'
import type { SchoolYear } from '../fields/useSchoolYear.ts'
import { dayText } from '../texts/dates.ts'
import { figureText } from '../texts/figureText.ts'
import { unclearPeriodText } from '../texts/unclearPeriodText.ts'

const amounts = {
  sameAsAbove: m.fields_unclear_same_as_above,
  twoAmounts: m.fields_unclear_two_amounts,
  howOften: m.fields_unclear_how_often,
  rate: m.fields_unclear_rate,
  limit: m.fields_unclear_limit,
  vat: m.fields_unclear_vat,
  twoReadings: m.fields_unclear_two_readings,
  partsOfCents: m.fields_unclear_parts_of_cents,
  unknown: m.agenda_amount_unclear,
} satisfies Record<UnclearAmount, () => string>

/**
 * What is the matter with words that were kept and don't count, and what to type instead. Of words beside a number or a day (`value`) also what
 * they count as.
 */
export function unclearText(
  kind: Field['kind'],
  words: string,
  schoolYear: SchoolYear | undefined,
  value?: Worded['value'],
): string {
  if (typeof value === 'number') return m.fields_counts_as({ value: figureText(value) })
  if (typeof value === 'string') return m.fields_counts_as({ value: dayText(value) })
  if (kind === 'number') return m.fields_no_figure()
  if (kind === 'date') return parsePeriod(words).understood ? m.agenda_period_no_days() : m.fields_unclear_day()
  if (kind === 'amount') {
    return parseAmount(words).understood ? m.fields_unclear_amount_again() : amounts[whyAmountIsUnclear(words)]()
  }
  const why = parsePeriod(words, schoolYear).understood ? m.fields_unclear_period_again() : unclearPeriodText(words)
  return why === undefined ? m.agenda_period_unclear() : `${m.fields_unclear_not_planned()} ${why}`
}

/** What to type in a field of numbers that can't hold what was typed. The years of money are two fields, so of the first it is said where a last one goes. */
export function unfitText(field: string, words: string): string {
  if (isYear(field) && /^\d{4}$/.test(words.trim())) return m.fields_year_out_of_range()
  if (field === 'year') return m.fields_not_a_year_of_money({ last: m.fields_last_year() })
  return isYear(field) ? m.fields_not_a_year() : m.agenda_not_a_number()
}
