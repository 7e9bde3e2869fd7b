import { type BudgetOverview, type BudgetYear, budgetByYear, withoutFundOf } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Table } from '../../ui/Table.tsx'
import { euro } from '../texts/euro.ts'
import { typeLabel } from '../texts/labels.ts'
import { netLabel } from '../texts/netLabel.ts'
import { untitled } from '../texts/titleOf.ts'
import { CeilingCells, MoneyHeads, ShareCells, Unsettled, WithoutFund } from './moneyCells.tsx'
import { yearsText } from './yearsText.ts'

/**
 * What each year comes to, and what its funds have left; of use once a line or fund says of which year it is. `isPart`: of lines that
 * a filter leaves; a ceiling less a part of what is charged says nothing, so those columns are left out.
 */
export function YearTable({ budget, isPart }: { budget: BudgetOverview; isPart: boolean }) {
  const years = budgetByYear(budget).filter(
    // lines that come to no money ('geen') make no row
    ({ costCents, coverCents, unsettled, ceilingCents }) =>
      costCents || coverCents || unsettled || (!isPart && ceilingCents !== null),
  )
  const money = [m.agenda_costs(), m.agenda_cover(), netLabel(budget)] as const
  const ceiling = [m.agenda_field_ceiling(), m.agenda_balance()] as const
  const hasCeiling = !isPart && years.some(({ ceilingCents }) => ceilingCents !== null)
  if (years.every(({ year }) => year === null)) return null
  return (
    <div className="budget__part">
      <Table stacks label={m.views_budget_years()}>
        <caption>{m.views_budget_years()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.views_filter_year()}</th>
            <MoneyHeads labels={hasCeiling ? [...money, ...ceiling] : money} />
          </tr>
        </thead>
        <tbody>
          {years.map((row) => (
            <tr key={yearsText(row)}>
              <th scope="row">
                {yearsText(row) || m.views_budget_no_year()} {row.unsettled ? <Unsettled /> : null}
                <WithoutFund cents={withoutFundOf(budget, row.lines)} />
                <FundsOfOtherYears row={row} isPart={isPart} />
              </th>
              <ShareCells share={row} labels={money} />
              {hasCeiling ? (
                <CeilingCells {...row} looseCents={withoutFundOf(budget, row.lines)} labels={ceiling} />
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      {hasCeiling ? <p className="budget__note">{m.views_budget_years_text()}</p> : null}
      {years.some(({ lastYear }) => lastYear !== null) ? (
        <p className="budget__note">{m.views_budget_several_years_text()}</p>
      ) : null}
    </div>
  )
}

/** Why costs, ceiling and balance of a row needn't fit: its funds pay for other rows as well, or funds of other rows pay for it. */
function FundsOfOtherYears({ row, isPart }: { row: BudgetYear; isPart: boolean }) {
  const { alsoElsewhereCents, otherFunds } = row
  const funds = otherFunds.map(({ title, ...years }) => `${title || untitled(typeLabel('fund'))} (${yearsText(years)})`)
  return (
    <>
      {alsoElsewhereCents === null || isPart ? null : (
        <span className="budget__note">{m.views_budget_funds_pay({ sum: euro(alsoElsewhereCents) })}</span>
      )}
      {funds.length === 0 ? null : (
        <span className="budget__note">{m.views_budget_other_funds({ funds: funds.join(', ') })}</span>
      )}
    </>
  )
}
