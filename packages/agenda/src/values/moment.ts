import type { Worded } from '../types/field.ts'
import type { Interval } from './calendar.ts'
import { parsePeriod } from './period.ts'

/**
 * Reads when something is due, or happened: a day ('14 oktober 2021', '14-10-2021', '2021-10-14') is just that day; other words are kept
 * with the last day that they name ('eind 2026'), or with the first where something was done or began then (`isFrom`); null with words
 * that name none ('n.t.b.', 'na overleg', 'ieder kwartaal'). '' is null.
 */
export function parseMoment(words: string, isFrom = false, schoolYear?: Interval): string | Worded | null {
  const plain = words.trim()
  if (plain === '') return null
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain)
  const { start, end, every } = parsePeriod(
    iso ? `${Number(iso[3])}-${Number(iso[2])}-${iso[1]}` : plain,
    schoolYear,
  ).period
  // 'rond 1 mei 2027' is one day too, and says more than that
  if (start !== null && start === end && /^(?:op |[a-z]+dag )?\d/i.test(plain)) return start
  return { words: plain, value: every === undefined ? (isFrom ? start : end) : null }
}
