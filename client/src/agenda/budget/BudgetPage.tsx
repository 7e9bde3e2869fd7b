import {
  type BudgetOverview,
  budgetByYear,
  contradictedTotalsIn,
  type Finding,
  filterBudget,
  linesOfYear,
  sumsOfSeveralYears,
} from '@lea/agenda'
import { useMemo } from 'react'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.ts'
import { Loading } from '../../ui/Frame.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useBudget } from '../desk/reading.ts'
import { FilterBar } from '../views/filter/FilterBar.tsx'
import { PrintedTitle } from '../views/PrintedTitle.tsx'
import { useView, type View } from '../views/reading/useView.ts'
import './BudgetPage.css'
import { FundTable } from './FundTable.tsx'
import { Problems } from './Problems.tsx'
import { ThemeTable } from './ThemeTable.tsx'
import { YearTable } from './YearTable.tsx'

/**
 * What everything costs, what is covered, and what is charged to the funds, of the part that the filter asks for; what doesn't add up
 * is shown beside it.
 */
export default function BudgetPage() {
  const budget = useBudget()
  const { session } = useOpenAgenda()
  const view = useView(contradictedTotalsIn(session.doc))
  const isEmpty = budget.rows.every(({ lines }) => lines.length === 0)
  return (
    <div className="budget">
      <PrintedTitle />
      <PageHeading title={m.agenda_page_budget()} />
      {isEmpty ? (
        <NothingYet budget={budget} totals={view?.value ?? []} />
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

/** Without a single line nothing adds up, and nothing doesn't; the funds may be there already, and what the text says. */
function NothingYet({ budget, totals }: { budget: BudgetOverview; totals: readonly Finding[] }) {
  return (
    <>
      <EmptyState title={m.agenda_budget_empty_title()}>
        <p>{m.agenda_budget_empty_text()}</p>
      </EmptyState>
      <FundTable budget={budget} />
      {budget.problems.length + totals.length === 0 ? null : <Problems problems={budget.problems} totals={totals} />}
    </>
  )
}

function Part({ budget: whole, view }: { budget: BudgetOverview; view: View<readonly Finding[]> }) {
  const { filter, isFiltering, shows, mayBeOfYear, value: totals } = view
  const budget = useMemo(() => {
    if (!isFiltering) return whole
    const ofYear = filter.year === null ? null : linesOfYear(whole, filter.year)
    return filterBudget(whole, ({ block }) => shows(block) && (ofYear === null || ofYear.has(block)))
  }, [whole, filter, isFiltering, shows])
  const yearless = useMemo(
    () =>
      filter.year === null
        ? 0
        : budgetByYear(whole)
            .filter(({ year }) => year === null)
            .flatMap(({ lines }) => lines)
            .filter(({ block }) => shows(block) || mayBeOfYear(block)).length,
    [whole, filter, shows, mayBeOfYear],
  )
  const inFull = filter.year === null ? 0 : sumsOfSeveralYears(budget)
  return (
    <>
      <p className="budget__note" role="status">
        {isFiltering
          ? m.views_shown({ shown: lineCount(budget), total: lineCount(whole), of: m.views_lines_of() })
          : ''}
        {yearless > 0 ? ` ${m.views_yearless({ count: yearless })}` : ''}
        {inFull > 0 ? ` ${m.views_budget_in_full({ count: inFull })}` : ''}
      </p>
      <div className="budget__part">
        <FundTable budget={whole} />
        {isFiltering && whole.funds.length > 0 ? <p className="budget__note">{m.views_budget_funds_whole()}</p> : null}
      </div>
      {isFiltering && budget.rows.length === 0 ? (
        <p className="budget__note">{m.views_budget_nothing_fits_text()}</p>
      ) : (
        <>
          <ThemeTable budget={budget} />
          <YearTable budget={budget} isPart={isFiltering} />
        </>
      )}
      <Problems
        isPart={isFiltering}
        problems={budget.problems}
        totals={totals.filter(({ block, others = [] }) =>
          [block, ...others].some((id) => id !== null && (!isFiltering || shows(id))),
        )}
      />
    </>
  )
}

function lineCount({ rows }: BudgetOverview): number {
  return rows.reduce((sum, { lines }) => sum + lines.length, 0)
}
