import { isOfYear } from '../budget/moneyYears.ts'
import { budgetIn } from '../budget/readBudget.ts'
import { periodOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/**
 * The agenda runs in a calendar year that none of its funds is of, although they say of which year they are: a school year that
 * is paid from the budget of one calendar year. `detail` is the year without money.
 */
export const budgetYearIsShorterThanThePlan: Check = ({ agenda, ask }) => {
  const period = periodOf(agenda, 'period')
  const funds = ask(budgetIn).funds.filter(({ year, netCents }) => year !== null && netCents !== 0)
  if (!period?.start || !period.end || funds.length === 0) return []
  const [first, last] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))]
  const findings = []
  for (let year = first; year <= last && year < first + 20; year++) {
    if (funds.some((fund) => isOfYear(fund, year))) continue
    findings.push({
      block: funds[0]?.fund ?? null,
      detail: String(year),
      others: funds.slice(1).map(({ fund }) => fund),
    })
  }
  return findings
}
