import type { BudgetFund, BudgetLine, BudgetOverview, BudgetShare } from './overview.ts'

/** What one year comes to. year null: lines that don't say of which year they are, and whose fund doesn't either. */
export type BudgetYear = BudgetShare & {
  readonly year: number | null
  readonly lines: readonly BudgetLine[]
  /** What the funds of that year may carry, and what they have left, whichever lines they pay; null without a ceiling. */
  readonly ceilingCents: number | null
  readonly balanceCents: number | null
}

/**
 * The budget by year: that of the line, or else that of the fund it names; and every year that a fund with a ceiling is for. Years
 * ascend; what has none comes last.
 */
export function budgetByYear({ rows, funds }: Pick<BudgetOverview, 'rows' | 'funds'>): readonly BudgetYear[] {
  const yearByFund = new Map(funds.map(({ fund, year }) => [fund, year]))
  const capped = funds.filter(({ ceilingCents }) => ceilingCents !== null)
  const linesByYear = new Map<number | null, BudgetLine[]>(capped.map(({ year }) => [year, []]))
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
    const { ceilingCents, balanceCents } = leftOf(capped.filter((fund) => fund.year === year))
    return {
      year,
      costCents,
      coverCents,
      netCents: costCents - coverCents,
      lines,
      unsettled,
      ceilingCents,
      balanceCents,
    }
  })
}

/** What these funds may carry together, and what is left of it; funds without a ceiling count for neither, null when none has one. */
export function leftOf(funds: readonly BudgetFund[]): Pick<BudgetFund, 'ceilingCents' | 'balanceCents'> {
  const sumOf = (part: 'ceilingCents' | 'balanceCents') =>
    funds.reduce<number | null>((sum, fund) => (fund[part] === null ? sum : (sum ?? 0) + fund[part]), null)
  return { ceilingCents: sumOf('ceilingCents'), balanceCents: sumOf('balanceCents') }
}
