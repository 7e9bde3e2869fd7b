import { type Fields, schoolYearOf } from '@lea/agenda'
import { useAgenda } from '../desk/reading.ts'
import { settled } from '../texts/latest.ts'

export type SchoolYear = { start: string; end: string }

/** What 'hele schooljaar' means in this agenda, and which year 'november' is in. */
export function useSchoolYear(): SchoolYear | undefined {
  return schoolYearIn(useAgenda().fields)
}

/**
 * The school year that was chosen for such words, where the period is longer or shorter than one; else the period of the agenda, when
 * it has two ends.
 */
export function schoolYearIn({ period, schoolYear }: Fields): SchoolYear | undefined {
  return schoolYearOf(daysIn(schoolYear) ?? null) ?? daysIn(period)
}

function daysIn(entries: Fields[string] | undefined): SchoolYear | undefined {
  const period = settled(entries)
  if (typeof period !== 'object' || period === null || !('start' in period)) return undefined
  const { start, end } = period
  return start !== null && end !== null ? { start, end } : undefined
}
