import { type BudgetFund, type BudgetOverview, leftOf } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Table } from '../../ui/Table.tsx'
import { Cell } from '../views/Cell.tsx'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import { CeilingCells, MoneyHeads, ShareCells, Unsettled } from './moneyCells.tsx'
import { yearsText } from './yearsText.ts'

/**
 * What each fund pays for and what it has left. What is of no fund, and what funds pay as cover, stand in rows of their own, so that
 * the columns come to the totals of the themes.
 */
export function FundTable({ budget }: { budget: BudgetOverview }) {
  const { funds, withoutFund, coverFromFundsCents, total } = budget
  const money = [m.agenda_costs(), m.agenda_cover(), m.agenda_charged()] as const
  const ceiling = [m.agenda_field_ceiling(), m.agenda_balance()] as const
  const hasRest = withoutFund.costCents !== 0 || withoutFund.coverCents !== 0 || withoutFund.unsettled
  const none = { ceilingCents: null, balanceCents: null }
  const left = leftOf(funds)
  const hasTotal = total.costCents !== 0 || total.coverCents !== 0 || left.ceilingCents !== null
  if (funds.length === 0) return null
  return (
    <Table stacks label={m.agenda_funds()}>
      <caption>{m.agenda_funds()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.agenda_type_fund()}</th>
          <th scope="col">{m.agenda_field_ledger_number()}</th>
          <MoneyHeads labels={[...money, ...ceiling]} />
        </tr>
      </thead>
      <tbody>
        {funds.map((fund) => (
          <tr key={fund.fund}>
            <FundHead fund={fund} />
            <Cell label={m.agenda_field_ledger_number()}>{fund.ledgerNumber}</Cell>
            <ShareCells share={fund} labels={money} />
            <CeilingCells {...fund} labels={ceiling} />
          </tr>
        ))}
        {hasRest ? (
          <tr>
            <th scope="row">
              {m.views_budget_without_fund()} {withoutFund.unsettled ? <Unsettled /> : null}
            </th>
            <Cell>{null}</Cell>
            <ShareCells share={withoutFund} labels={money} />
            <CeilingCells {...none} labels={ceiling} />
          </tr>
        ) : null}
        {coverFromFundsCents === 0 ? null : (
          <tr>
            <th scope="row">
              {m.views_budget_from_funds()} <span className="budget__note">{m.views_budget_from_funds_text()}</span>
            </th>
            <Cell>{null}</Cell>
            <ShareCells
              share={{ costCents: 0, coverCents: coverFromFundsCents, netCents: -coverFromFundsCents }}
              labels={money}
            />
            <CeilingCells {...none} labels={ceiling} />
          </tr>
        )}
      </tbody>
      {hasTotal && (funds.length > 1 || hasRest || coverFromFundsCents !== 0) ? (
        <tfoot>
          <tr>
            <th scope="row">{m.agenda_total()}</th>
            <Cell>{null}</Cell>
            <ShareCells share={total} labels={money} />
            <CeilingCells {...left} looseCents={withoutFund.netCents} labels={ceiling} />
          </tr>
        </tfoot>
      ) : null}
    </Table>
  )
}

function FundHead({ fund: { fund, title, unsettled, year, lastYear } }: { fund: BudgetFund }) {
  const goToBlock = useGoToBlock()
  const isInTitle = [year, lastYear].every((each) => each === null || title.includes(String(each)))
  return (
    <th scope="row">
      <button type="button" className="link-button" onClick={() => goToBlock(fund)}>
        {title.trim() || m.agenda_untitled()}
      </button>{' '}
      {isInTitle ? null : <span className="budget__year">{yearsText({ year, lastYear })}</span>}{' '}
      {unsettled ? <Unsettled /> : null}
    </th>
  )
}
