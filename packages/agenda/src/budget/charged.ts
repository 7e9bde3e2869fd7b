import type { BudgetFund, BudgetLine, BudgetOverview } from './overview.ts'

/**
 * The one fund of an agenda, when all that isn't covered is charged to it: only then what is left of the costs may be called after a fund.
 */
export function fundOfAll({ funds, withoutFund, coverFromFundsCents }: BudgetOverview): BudgetFund | undefined {
  const isRest = withoutFund.costCents !== 0 || withoutFund.coverCents !== 0 || withoutFund.unsettled
  return funds.length === 1 && !isRest && coverFromFundsCents === 0 ? funds[0] : undefined
}

/** What of these lines is charged to no fund, in whole cents; 0 in an agenda without funds, where nobody said that there are any. */
export function withoutFundOf({ funds, withoutFundByLine }: BudgetOverview, lines: readonly BudgetLine[]): number {
  return funds.length === 0 ? 0 : lines.reduce((sum, { block }) => sum + (withoutFundByLine.get(block) ?? 0), 0)
}
