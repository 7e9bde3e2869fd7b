import type { BudgetFund, BudgetLine, BudgetOverview } from './overview.ts'

/** What one year comes to. year null: lines that don't say of which year they are, and whose fund doesn't either. */
export type BudgetYear = {
  readonly year: number | null
  readonly costCents: number
  readonly coverCents: number
  readonly netCents: number
  readonly lines: readonly BudgetLine[]
  readonly unsettled: boolean
}

/** The budget by year: that of the line, or else that of the fund it names. Years ascend; lines without one come last. */
export function budgetByYear({ rows, funds }: Pick<BudgetOverview, 'rows' | 'funds'>): readonly BudgetYear[] {
  const yearByFund = new Map(funds.map(({ fund, year }: BudgetFund) => [fund, year]))
  const linesByYear = new Map<number | null, BudgetLine[]>()
  for (const line of rows.flatMap((row) => row.lines)) {
    const year = line.year ?? (line.fund === null ? null : (yearByFund.get(line.fund) ?? null))
    const lines = linesByYear.get(year)
    if (lines) lines.push(line)
    else linesByYear.set(year, [line])
  }
  const years = [...linesByYear].sort(([a], [b]) => (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE))
  return years.map(([year, lines]) => {
    const sumOf = (kind: string) => lines.reduce((sum, line) => sum + (line.kind === kind ? (line.cents ?? 0) : 0), 0)
    const [costCents, coverCents] = [sumOf('cost'), sumOf('cover')]
    const unsettled = lines.some((line) => line.conflict)
    return { year, costCents, coverCents, netCents: costCents - coverCents, lines, unsettled }
  })
}
