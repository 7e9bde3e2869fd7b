import { type Interval, parsePeriod } from '@lea/agenda'
import { unclearPeriodText } from '../agenda/texts/unclearPeriodText.ts'
import { m } from '../paraglide/messages.js'

/** Longer than any agenda: those of today take twelve years at most. */
const mostYears = 20
/** Before it there were no such agendas. */
const firstYear = 1990

/**
 * What is wrong with the words of a period for a new agenda, and what to type instead; '' when nothing is. Plannings without a year
 * ('hele schooljaar', 'week 40') get theirs from this period, so words that say nothing are refused here, where they can still be
 * mended. None at all will do, and so will 'n.t.b.' or 'vanaf 2026'.
 */
export function periodFault(words: string, schoolYear: Interval, now: Date): string {
  const { period, understood } = parsePeriod(words.trim(), schoolYear)
  if (!understood) return unclearPeriodText(words.trim()) ?? m.start_period_unknown()
  const [first, last] = [period.start ?? period.end, period.end ?? period.start].map((day) => day?.slice(0, 4))
  if (first === undefined || last === undefined) return ''
  const lastYear = now.getFullYear() + mostYears
  if (Number(first) < firstYear || Number(first) > lastYear) return m.start_period_far({ year: first })
  const years = Number(last) - Number(first)
  return years > mostYears ? m.start_period_too_long({ years, most: mostYears }) : ''
}
