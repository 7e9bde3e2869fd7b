import type { MoneyYears } from './moneyYears.ts'
import type { BudgetFund, BudgetLine, BudgetOverview, BudgetShare } from './overview.ts'

/**
 * What one year comes to, or several years together. year null: lines that don't say of which year they are, and whose fund and planning
 * don't either; and those that say it so that it can't be read, or on which people disagree.
 */
export type BudgetYear = BudgetShare &
  MoneyYears & {
    readonly lines: readonly BudgetLine[]
    /** What the funds of that year may carry, and what they have left, whichever lines they pay; null without a ceiling. */
    readonly ceilingCents: number | null
    readonly balanceCents: number | null
    /** What the funds of that year with a ceiling pay together, when that is also for other years; null: it isn't. */
    readonly alsoElsewhereCents: number | null
    /** The funds of other years that lines of this one name. */
    readonly otherFunds: readonly BudgetFund[]
  }

/**
 * The budget by year: that of the line, or else that of the fund it names, or else that of its planning, and of a source else that of its cost; and every year that a fund with a ceiling is for. A sum for
 * several years together is in none of those years: those together are a row of their own. Years ascend, several together come after
 * them, and what has none comes last.
 */
export function budgetByYear({ rows, funds }: Pick<BudgetOverview, 'rows' | 'funds'>): readonly BudgetYear[] {
  const fundById = new Map(funds.map((fund) => [fund.fund, fund]))
  const capped = funds.filter(({ ceilingCents }) => ceilingCents !== null)
  const groups = new Map<string, MoneyYears & { lines: BudgetLine[]; capped: BudgetFund[] }>()
  const groupOf = ({ year, lastYear }: MoneyYears) => {
    const key = `${year}-${lastYear}`
    const group = groups.get(key) ?? { year, lastYear, lines: [], capped: [] }
    groups.set(key, group)
    return group
  }
  for (const fund of capped) groupOf(fund).capped.push(fund)
  const lines = rows.flatMap((row) => row.lines)
  const lineByBlock = new Map(lines.map((line) => [line.block, line]))
  const yearsOf = (line: BudgetLine): MoneyYears => {
    if (line.year !== null || line.isYearUnclear) return line
    if (line.plannedYear !== null) return { year: line.plannedYear, lastYear: null }
    const fund = fundById.get(line.fund ?? '')
    const cost = lineByBlock.get(line.parent ?? '')
    // what says nothing itself is of no year either
    return fund && fund.year !== null ? fund : cost ? yearsOf(cost) : line
  }
  for (const line of lines) groupOf(yearsOf(line)).lines.push(line)
  const rank = ({ year, lastYear }: MoneyYears) => (year === null ? 2 : lastYear === null ? 0 : 1)
  const isSame = (one: MoneyYears, other: MoneyYears) => one.year === other.year && one.lastYear === other.lastYear
  const elsewhere = new Map<string, readonly BudgetFund[]>()
  for (const [key, { year, lastYear, lines }] of groups) {
    const named = new Set(lines.flatMap(({ fund, cents }) => (cents ? (fundById.get(fund ?? '') ?? []) : [])))
    elsewhere.set(
      key,
      [...named].filter((fund) => fund.year !== null && !isSame(fund, { year, lastYear })),
    )
  }
  const awayFromHome = new Set([...elsewhere.values()].flat())
  const years = [...groups.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.year ?? 0) - (b.year ?? 0) || (a.lastYear ?? 0) - (b.lastYear ?? 0),
  )
  return years.map(({ year, lastYear, lines, capped: ofYear }) => {
    const sumOf = (kind: string) => lines.reduce((sum, line) => sum + (line.kind === kind ? (line.cents ?? 0) : 0), 0)
    const [costCents, coverCents] = [sumOf('cost'), sumOf('cover')]
    const unsettled = lines.some((line) => line.conflict)
    const { ceilingCents, balanceCents } = leftOf(ofYear)
    const isAlsoElsewhere =
      ceilingCents !== null && balanceCents !== null && ofYear.some((fund) => awayFromHome.has(fund))
    return {
      year,
      lastYear,
      costCents,
      coverCents,
      netCents: costCents - coverCents,
      lines,
      unsettled,
      ceilingCents,
      balanceCents,
      alsoElsewhereCents: isAlsoElsewhere ? ceilingCents - balanceCents : null,
      otherFunds: elsewhere.get(`${year}-${lastYear}`) ?? [],
    }
  })
}

/** What these funds may carry together, and what is left of it; funds without a ceiling count for neither, null when none has one. */
export function leftOf(funds: readonly BudgetFund[]): Pick<BudgetFund, 'ceilingCents' | 'balanceCents'> {
  const sumOf = (part: 'ceilingCents' | 'balanceCents') =>
    funds.reduce<number | null>((sum, fund) => (fund[part] === null ? sum : (sum ?? 0) + fund[part]), null)
  return { ceilingCents: sumOf('ceilingCents'), balanceCents: sumOf('balanceCents') }
}
