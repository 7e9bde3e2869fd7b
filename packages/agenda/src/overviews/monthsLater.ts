import { dayOf, lastDay } from '../values/calendar.ts'

/** The day as many months later: '2024-01-31' and 1 is '2024-02-29', the last day that the month has. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const at = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, lastDay(toYear, toMonth))) ?? day
}
