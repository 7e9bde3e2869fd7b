import type { Period } from '../values/period.ts'

/** The first and the last calendar year of an agenda. */
export type Years = { readonly first: number; readonly last: number }

/** What a template says of the agenda that it was made of. */
type Dated = { readonly title: string; readonly years?: Years }

/** The years of the agenda that a template was made of; null when it doesn't say so. */
export function templateYears({ years, title }: Dated): Years | null {
  return years ?? yearsOf(null, title)
}

/** What an agenda made of a template is called, when it is of this period. */
export function titleForPeriod(template: Dated, period: Pick<Period, 'start' | 'end'> | undefined): string {
  const [from, to] = [templateYears(template), yearsOf(period)]
  return from && to ? withYears(template.title, from, to) : template.title
}

/** The years of a period, or else those that a title names; null when neither does. */
export function yearsOf(period: Pick<Period, 'start' | 'end'> | null | undefined, title = ''): Years | null {
  const day = (of: string | null | undefined) => (of ? Number(of.slice(0, 4)) : null)
  const [first, last] = [day(period?.start) ?? day(period?.end), day(period?.end) ?? day(period?.start)]
  if (first !== null && last !== null) return { first, last }
  const named = [...title.matchAll(yearOrRange)].flatMap((found) => rangeIn(found) ?? [])
  if (named.length === 0) return null
  return { first: Math.min(...named.map((each) => each.first)), last: Math.max(...named.map((each) => each.last)) }
}

/**
 * Words in which the years of one agenda became those of the next: 'Jaaragenda 2021-2022' is 'Jaaragenda 2026-2027' there, and 'LEA-budget
 * 2021' is 'LEA-budget 2026'. A year outside `from`, or a range that reaches beyond it, is of something else and stays: 'IHP 2022-2037'.
 */
export function withYears(words: string, from: Years, to: Years): string {
  return words.replace(yearOrRange, (...found) => {
    const [whole = '', first = '', between = '', last = ''] = found as string[]
    const range = rangeIn([whole, first, between, last])
    if (!range || !isWithin(range, from)) return whole
    const isAll = range.first === from.first && range.last === from.last
    const later = isAll && range.first !== range.last ? to : yearsLater(range, from, to)
    if (last === '' || later.first === later.last) return String(later.first)
    return `${later.first}${between}${last.length === 2 ? String(later.last).slice(2) : later.last}`
  })
}

/** Whether words name a year of the agenda: one that `withYears` would change. */
export function namesYear(words: string, years: Years): boolean {
  return [...words.matchAll(yearOrRange)].some((found) => {
    const range = rangeIn(found)
    return range !== null && isWithin(range, years)
  })
}

function isWithin(range: Years, years: Years): boolean {
  return range.first >= years.first && range.last <= years.last
}

/** The year in the next agenda that is what this one is in the last; the last year of one that is shorter. */
export function yearLater(year: number, from: Years, to: Years): number {
  return Math.min(year + to.first - from.first, to.last)
}

/**
 * The years of a line or a fund in the next agenda. A sum for several years that goes on after the last agenda goes on as long after the
 * next; of one that has a single year left there, that year.
 */
export function moneyYearsLater(year: number, lastYear: unknown, from: Years, to: Years): Record<string, number> {
  const first = yearLater(year, from, to)
  if (typeof lastYear !== 'number') return { year: first }
  const last = lastYear > from.last ? lastYear + to.last - from.last : yearLater(lastYear, from, to)
  return last > first ? { year: first, lastYear: last } : { year: first }
}

/** '2021', '2021-2022', '2021/22', '2021 t/m 2024'. */
const yearOrRange = /(?<!\d)(20\d\d)(?:(\s?(?:[-–/]|t\/m|tot en met)\s?['’]?)(20\d\d|\d\d))?(?!\d)/g

function rangeIn([, first = '', , last = '']: readonly string[]): Years | null {
  const year = Number(first)
  if (last === '') return { first: year, last: year }
  const end = Number(last.length === 2 ? `20${last}` : last)
  // what goes on with a lower number is no range: '2021-10' is a month
  return end > year ? { first: year, last: end } : null
}

function yearsLater({ first, last }: Years, from: Years, to: Years): Years {
  return { first: yearLater(first, from, to), last: yearLater(last, from, to) }
}
