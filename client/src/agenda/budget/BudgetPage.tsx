import {
  type BudgetFund,
  type BudgetOverview,
  type BudgetRow,
  budgetByYear,
  filterBudget,
  yearByLine,
} from '@lea/agenda'
import { useMemo } from 'react'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Frame.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { Table } from '../../ui/Table.tsx'
import { useBudget } from '../desk/reading.ts'
import { euro, euroOrNone } from '../texts/euro.ts'
import { FilterBar } from '../views/filter/FilterBar.tsx'
import { PrintedTitle } from '../views/PrintedTitle.tsx'
import { noOverview, useView, type View } from '../views/reading/useView.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import './BudgetPage.css'
import { Problems } from './Problems.tsx'

/**
 * What everything costs, what is covered, and what is charged to the funds, of the part that the filter asks for; what doesn't add up
 * is shown beside it.
 */
export default function BudgetPage() {
  const budget = useBudget()
  const view = useView(noOverview)
  const isEmpty = budget.rows.length === 0 && budget.funds.length === 0
  return (
    <div className="budget">
      <PrintedTitle />
      <PageHeading title={m.agenda_page_budget()} />
      {isEmpty ? (
        <EmptyState title={m.agenda_budget_empty_title()}>
          <p>{m.agenda_budget_empty_text()}</p>
        </EmptyState>
      ) : view === undefined ? (
        <Loading />
      ) : (
        <>
          <FilterBar {...view} />
          <Part budget={budget} view={view} />
        </>
      )}
    </div>
  )
}

function Part({ budget: whole, view }: { budget: BudgetOverview; view: View<null> }) {
  const { filter, isFiltering, shows } = view
  const budget = useMemo(() => {
    if (!isFiltering) return whole
    const years = yearByLine(whole)
    return filterBudget(
      whole,
      ({ block }) => shows(block) && (filter.year === null || years.get(block) === filter.year),
    )
  }, [whole, filter, isFiltering, shows])
  return (
    <>
      <div className="budget__part">
        <Funds funds={budget.funds} />
        {isFiltering && budget.funds.length > 0 ? <p className="budget__note">{m.views_budget_funds_whole()}</p> : null}
      </div>
      {isFiltering && budget.rows.length === 0 ? (
        <EmptyState title={m.views_nothing_fits()}>
          <p>{m.views_budget_nothing_fits_text()}</p>
        </EmptyState>
      ) : (
        <>
          <Themes budget={budget} />
          <Years budget={budget} />
        </>
      )}
      <Problems problems={budget.problems} />
    </>
  )
}

/** What each year comes to; of use once a line or fund says of which year it is. */
function Years({ budget }: { budget: BudgetOverview }) {
  const years = budgetByYear(budget).filter(
    // lines that come to no money ('geen') make no row
    ({ lines, costCents, coverCents, unsettled }) => lines.length > 0 && (costCents || coverCents || unsettled),
  )
  if (years.every(({ year }) => year === null)) return null
  return (
    <Table label={m.views_budget_years()}>
      <caption>{m.views_budget_years()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.views_filter_year()}</th>
          <MoneyHeads />
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, costCents, coverCents, netCents, unsettled }) => (
          <tr key={year ?? 'none'}>
            <th scope="row">
              {year ?? m.views_budget_no_year()} {unsettled ? <Unsettled /> : null}
            </th>
            <td className="lea-number">{euroOrNone(costCents)}</td>
            <td className="lea-number">{euroOrNone(coverCents)}</td>
            <td className="lea-number">{euroOrNone(netCents)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The heads of the three columns of money. */
function MoneyHeads() {
  return [m.agenda_costs(), m.agenda_cover(), m.agenda_net()].map((head) => (
    <th key={head} scope="col" className="lea-number">
      {head}
    </th>
  ))
}

function Themes({ budget }: { budget: BudgetOverview }) {
  const { rows, total } = budget
  const most = Math.max(...rows.map((row) => row.costCents), 1)
  const showsHours = total.hours > 0
  return (
    <Table label={m.agenda_budget_caption()}>
      <caption>{m.agenda_budget_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.agenda_theme()}</th>
          <MoneyHeads />
          {showsHours ? (
            <th scope="col" className="lea-number budget__hours">
              {m.agenda_hours_in_kind()}
            </th>
          ) : null}
          <th scope="col" className="budget__bar-head">
            <span className="lea-hidden">{m.agenda_budget_share()}</span>
            <span className="budget__legend" aria-hidden="true">
              <span className="budget__key budget__bar-net" /> {m.agenda_budget_legend_net()}
              <span className="budget__key budget__bar-cover" /> {m.agenda_budget_legend_cover()}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ThemeRow key={row.theme ?? 'none'} row={row} most={most} showsHours={showsHours} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {m.agenda_total()} {total.unsettled ? <Unsettled /> : null}
            <HoursBelow hours={total.hours} />
          </th>
          <td className="lea-number">{euro(total.costCents)}</td>
          <td className="lea-number">{euro(total.coverCents)}</td>
          <td className="lea-number">{euro(total.netCents)}</td>
          {showsHours ? <td className="lea-number budget__hours">{hoursText(total.hours)}</td> : null}
          <td />
        </tr>
      </tfoot>
    </Table>
  )
}

function ThemeRow({ row, most, showsHours }: { row: BudgetRow; most: number; showsHours: boolean }) {
  const goToBlock = useGoToBlock()
  const { theme } = row
  const title = row.title.trim() || (theme === null ? m.agenda_no_theme() : m.agenda_untitled())
  return (
    <tr>
      <th scope="row">
        {theme === null ? (
          title
        ) : (
          <button type="button" className="link-button" onClick={() => goToBlock(theme)}>
            {title}
          </button>
        )}{' '}
        {row.unsettled ? <Unsettled /> : null}
        <HoursBelow hours={row.hours} />
      </th>
      <td className="lea-number">{euroOrNone(row.costCents)}</td>
      <td className="lea-number">{euroOrNone(row.coverCents)}</td>
      <td className="lea-number">{euroOrNone(row.netCents)}</td>
      {showsHours ? <td className="lea-number budget__hours">{row.hours === 0 ? '–' : hoursText(row.hours)}</td> : null}
      <td className="budget__bar-cell" aria-hidden="true">
        <span className="budget__bar">
          <span className="budget__bar-net" style={{ inlineSize: `${(100 * Math.max(row.netCents, 0)) / most}%` }} />
          <span
            className="budget__bar-cover"
            style={{ inlineSize: `${(100 * Math.min(row.coverCents, row.costCents)) / most}%` }}
          />
        </span>
      </td>
    </tr>
  )
}

/** On a narrow screen there is no room for a column of hours: they stand under the name. */
function HoursBelow({ hours }: { hours: number }) {
  if (hours === 0) return null
  return <span className="budget__hours-below">{m.agenda_budget_hours_below({ hours: hoursText(hours) })}</span>
}

/** What each fund may carry and what is charged to it. */
function Funds({ funds }: { funds: readonly BudgetFund[] }) {
  const goToBlock = useGoToBlock()
  if (funds.length === 0) return null
  return (
    <Table label={m.agenda_funds()}>
      <caption>{m.agenda_funds()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.agenda_type_fund()}</th>
          <th scope="col" className="budget__ledger">
            {m.agenda_field_ledger_number()}
          </th>
          <th scope="col" className="lea-number">
            {m.agenda_field_ceiling()}
          </th>
          <th scope="col" className="lea-number">
            {m.agenda_charged()}
          </th>
          <th scope="col" className="lea-number">
            {m.agenda_balance()}
          </th>
        </tr>
      </thead>
      <tbody>
        {funds.map((fund) => (
          <tr key={fund.fund}>
            <th scope="row">
              <button type="button" className="link-button" onClick={() => goToBlock(fund.fund)}>
                {fund.title.trim() || m.agenda_untitled()}
              </button>{' '}
              {fund.year === null || fund.title.includes(String(fund.year)) ? null : (
                <span className="budget__year">{fund.year}</span>
              )}{' '}
              {fund.unsettled ? <Unsettled /> : null}
            </th>
            <td className="budget__ledger">{fund.ledgerNumber || '–'}</td>
            <td className="lea-number">{fund.ceilingCents === null ? '–' : euro(fund.ceilingCents)}</td>
            <td className="lea-number">{euro(fund.chargedCents)}</td>
            <td className="lea-number">
              <Balance cents={fund.balanceCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Balance({ cents }: { cents: number | null }) {
  if (cents === null) return '–'
  return (
    <span className="budget__balance">
      {euro(cents)}{' '}
      {cents === 0 ? (
        <StatusChip tone="positive" icon="check">
          {m.agenda_balance_closes()}
        </StatusChip>
      ) : cents < 0 ? (
        <StatusChip tone="negative" icon="warning">
          {m.agenda_balance_short()}
        </StatusChip>
      ) : (
        <StatusChip>{m.agenda_balance_left()}</StatusChip>
      )}
    </span>
  )
}

function Unsettled() {
  return (
    <StatusChip tone="warning" icon="conflict">
      {m.agenda_unsettled()}
    </StatusChip>
  )
}

function hoursText(hours: number): string {
  return m.agenda_hours({ hours: String(hours).replace('.', ',') })
}
