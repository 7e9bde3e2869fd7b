import { type Interval, schoolYearFrom } from '../values/calendar.ts'
import { fullYear } from '../values/partOfYear.ts'
import { parsePeriod } from '../values/period.ts'
import { plainTime } from '../values/stretch.ts'
import { sameAsAbove } from './unclearAmount.ts'

/**
 * Why words are no period. yearsInARow: '2026-2027', a school year or two calendar years · endsBeforeItBegins: '2027-2026' ·
 * yearIsMissing: 'week 40' where nothing tells of which year · sameAsAbove: 'idem', of which only the writer knows what is above · unknown: the rest.
 */
export type UnclearPeriod =
  | { why: 'yearsInARow'; first: number; last: number }
  | { why: 'endsBeforeItBegins' | 'yearIsMissing' | 'sameAsAbove' | 'unknown' }

/** Says why a period isn't understood, so that a screen can tell what to type. Asked of words that `parsePeriod` doesn't understand. */
export function whyPeriodIsUnclear(words: string): UnclearPeriod {
  const plain = plainTime(words)
  if (sameAsAbove.test(plain)) return { why: 'sameAsAbove' }
  const [, one, other] = /^(\d{4}|\d{2})[-/](\d{4}|\d{2})$/.exec(plain) ?? []
  const [first, last] = [fullYear(one), fullYear(other)]
  // '11-12' may be a day of December
  if (last === first + 1 && Number(other) > 12) return { why: 'yearsInARow', first, last }
  if (endsBeforeItBegins(plain.replace(/^van (?:af )?/, ''))) return { why: 'endsBeforeItBegins' }
  return { why: isClearInAYear(words) ? 'yearIsMissing' : 'unknown' }
}

/** The other way round it is a stretch of days. */
function endsBeforeItBegins(plain: string): boolean {
  return [...plain.matchAll(/-| t\/m | tot /g)].some((middle) => {
    const [left, right] = [plain.slice(0, middle.index), plain.slice(middle.index + middle[0].length)]
    const { start, end } = parsePeriod(`${right} t/m ${left}`).period
    return start !== null && end !== null
  })
}

/** In an agenda of one school year or of one calendar year it would be understood, or with a year behind it. */
function isClearInAYear(words: string): boolean {
  const years: (Interval | undefined)[] = [schoolYearFrom(2026), { start: '2026-01-01', end: '2026-12-31' }]
  return years.some((year) => parsePeriod(words, year).understood) || parsePeriod(`${words} 2026`).understood
}
