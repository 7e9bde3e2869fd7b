import { figureOf } from '../fields/settledValue.ts'
import type { BudgetBlock } from './readLine.ts'

/** The calendar year that money is of. lastYear: it is one sum for all years up to that one; year null: nobody said. */
export type MoneyYears = { readonly year: number | null; readonly lastYear: number | null }

/**
 * The years of a line or a fund. None when the last one comes before the first or stands alone, and while people disagree about it: a sum
 * for several years is never taken for that of one.
 */
export function readYears(fields: BudgetBlock['fields']): MoneyYears {
  const [year, last] = [figureOf(fields, 'year'), figureOf(fields, 'lastYear')]
  const isNone = (fields.lastYear?.length ?? 0) > 1 || (last !== null && (year === null || last < year))
  return { year: isNone ? null : year, lastYear: isNone || last === year ? null : last }
}

/**
 * The first and the last year that can't both be right: the last one comes before the first, or stands alone (null for the first). undefined
 * when nothing is wrong, and while people disagree about either: nobody said anything yet that can't be right.
 */
export function contradictedYears(fields: BudgetBlock['fields']): readonly [MoneyYears, MoneyYears] | undefined {
  const [year, last] = [figureOf(fields, 'year'), figureOf(fields, 'lastYear')]
  if (last === null || (fields.year?.length ?? 0) > 1 || (year !== null && year <= last)) return undefined
  return [
    { year, lastYear: null },
    { year: last, lastYear: null },
  ]
}

/** Whether people disagree about its first or its last year: until one is picked it is of no year. */
export function areYearsInConflict({ year = [], lastYear = [] }: BudgetBlock['fields']): boolean {
  return year.length > 1 || lastYear.length > 1
}

/** Whether anybody wrote of which year it is, be it unclear or in conflict. */
export function saysYear(block: Pick<BudgetBlock, 'fields'> | undefined): boolean {
  return ['year', 'lastYear'].some((field) => (block?.fields[field] ?? []).some(({ value }) => value !== null))
}

/** Whether money is of that year, alone or as one of several. */
export function isOfYear({ year, lastYear }: MoneyYears, asked: number): boolean {
  return year !== null && year <= asked && asked <= (lastYear ?? year)
}
