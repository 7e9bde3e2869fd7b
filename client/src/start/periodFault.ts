import { type Interval, parsePeriod } from '@lea/agenda'
import { periodOutOfReach } from '../agenda/texts/periodOutOfReach.ts'
import { unclearPeriodText } from '../agenda/texts/unclearPeriodText.ts'
import { m } from '../paraglide/messages.js'

/**
 * What is wrong with the words of a period for a new agenda, and what to type instead; '' when nothing is. Plannings without a year
 * ('hele schooljaar', 'week 40') get theirs from this period, so words that say nothing are refused here, where they can still be
 * mended. None at all will do, and so will 'n.t.b.' or 'vanaf 2026'.
 */
export function periodFault(words: string, schoolYear: Interval, now: Date): string {
  const { period, understood } = parsePeriod(words.trim(), schoolYear)
  if (!understood) return unclearPeriodText(words.trim()) ?? m.start_period_unknown()
  return periodOutOfReach(period, now)
}
