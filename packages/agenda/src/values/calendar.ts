/** A stretch of days: ISO days, both inclusive. */
export type Interval = { start: string; end: string }

/** An ISO day, or undefined when the calendar has no such day (31 February). */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const fits = month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
  return fits ? `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` : undefined
}

/** Whole months, from the first day of `from` to the last day of `to` (1 to 12; 13 is January of the year after). */
export function monthsOf(year: number, from: number, to: number): Interval {
  const last = to > 12 ? { year: year + 1, month: to - 12 } : { year, month: to }
  const digits = (of: number) => String(of).padStart(4, '0')
  return {
    start: `${digits(year)}-${twoDigits(from)}-01`,
    end: `${digits(last.year)}-${twoDigits(last.month)}-${lastDay(last.year, last.month)}`,
  }
}

/** A Dutch school year: 1 August to 31 July (WPO article 1: the period from 1 August up to and including 31 July). */
export function schoolYearFrom(startYear: number): Interval {
  return { start: `${startYear}-08-01`, end: `${startYear + 1}-07-31` }
}

/** The school year that a period is, or undefined when it is another stretch of time. */
export function schoolYearOf(period: { start: string | null; end: string | null } | null): Interval | undefined {
  if (!period?.start || !period.end) return undefined
  const year = schoolYearFrom(Number(period.start.slice(0, 4)))
  return year.start === period.start && year.end === period.end ? year : undefined
}

/** The day that comes after an ISO day. */
export function nextDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return dayOf(year, month, date + 1) ?? dayOf(year, month + 1, 1) ?? `${String(year + 1).padStart(4, '0')}-01-01`
}

/** The day before an ISO day. */
export function previousDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (date > 1) return dayOf(year, month, date - 1) ?? day
  return month > 1 ? monthsOf(year, month - 1, month - 1).end : monthsOf(year - 1, 12, 12).end
}

/** A week of a year by its number, Monday to Sunday, or undefined when the year has no such week (ISO 8601: week 1 has 4 January). */
export function weekOf(year: number, week: number): Interval | undefined {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * dayMs
  const [start, thursday, end] = [0, 3, 6].map((days) => new Date(monday + days * dayMs).toISOString().slice(0, 10))
  return week > 0 && start && end && thursday?.startsWith(`${year}`) ? { start, end } : undefined
}

const dayMs = 86_400_000

export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** The day as many months later: '2024-01-31' and 1 is '2024-02-29', the last day that the month has. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const at = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, lastDay(toYear, toMonth))) ?? day
}
