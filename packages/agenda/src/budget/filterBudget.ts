import { budgetByYear } from './byYear.ts'
import { isOfYear } from './moneyYears.ts'
import type { BudgetLine, BudgetOverview, BudgetSum } from './overview.ts'

/**
 * The budget of some of its lines: rows and total are added up anew, rows without lines are left out, and so are problems that are about none
 * of what is left. Funds stay whole: a ceiling is for everything that is charged to it, and a part of it says nothing about what is left.
 */
export function filterBudget(budget: BudgetOverview, keeps: (line: BudgetLine) => boolean): BudgetOverview {
  const rows = budget.rows.flatMap((row) => {
    const lines = row.lines.filter(keeps)
    return lines.length === 0 ? [] : [{ ...row, ...sumOfLines(lines), lines }]
  })
  const lines = rows.flatMap((row) => row.lines)
  const left = new Set([...lines.map(({ block }) => block), ...rows.flatMap(({ theme }) => theme ?? [])])
  const problems = budget.problems.filter(({ blocks }) => blocks.some((block) => left.has(block)))
  return { ...budget, rows, total: sumOfLines(lines), problems }
}

/** The lines of a year, alone or as one of several, by block; a line that says nothing of years is of that of the fund it names, or else of its planning. */
export function linesOfYear(budget: BudgetOverview, year: number): ReadonlySet<string> {
  const rows = budgetByYear(budget).filter((row) => isOfYear(row, year))
  return new Set(rows.flatMap(({ lines }) => lines.map(({ block }) => block)))
}

/** How many sums of money in it are for several years together. Nobody said how much of them is for each, so a filter on one of those years keeps all of it. */
export function sumsOfSeveralYears(budget: BudgetOverview): number {
  const lines = budgetByYear(budget).flatMap((row) => (row.lastYear === null ? [] : row.lines))
  return lines.filter(({ kind, cents }) => (kind === 'cost' || kind === 'cover') && cents).length
}

function sumOfLines(lines: readonly BudgetLine[]): BudgetSum {
  const sumOf = (kind: string) => lines.reduce((sum, line) => sum + (line.kind === kind ? (line.cents ?? 0) : 0), 0)
  const [costCents, coverCents] = [sumOf('cost'), sumOf('cover')]
  const hours = Math.round(lines.reduce((sum, line) => sum + line.hours, 0) * 100) / 100
  return {
    costCents,
    coverCents,
    netCents: costCents - coverCents,
    hours,
    unsettled: lines.some((line) => line.conflict),
  }
}
