import { type BudgetOverview, type BudgetRow, withoutFundOf } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Table } from '../../ui/Table.tsx'
import { euro } from '../texts/euro.ts'
import { figureText } from '../texts/figureText.ts'
import { netLabel } from '../texts/netLabel.ts'
import { Cell } from '../views/Cell.tsx'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import { MoneyHeads, ShareCells, Unsettled, WithoutFund } from './moneyCells.tsx'

/** So many letters of three sums fit beside each other, and beside a theme, on a phone of 390 px. */
const lettersOnPhone = 27

/** What each theme costs, what is covered and what is left, with bars beside the numbers. On a phone sums that don't fit beside each other stand below each other. */
export function ThemeTable({ budget }: { budget: BudgetOverview }) {
  const { rows, total } = budget
  const most = Math.max(...rows.map((row) => row.costCents), 1)
  const showsHours = total.hours > 0
  const labels = [m.agenda_costs(), m.agenda_cover(), netLabel(budget)] as const
  const widest = (sum: (row: Pick<BudgetRow, 'costCents' | 'coverCents' | 'netCents'>) => number) =>
    Math.max(...[total, ...rows].map((row) => euro(sum(row)).length))
  const letters =
    widest(({ costCents }) => costCents) + widest(({ coverCents }) => coverCents) + widest(({ netCents }) => netCents)
  return (
    <Table stacks={letters > lettersOnPhone} label={m.agenda_budget_caption()}>
      <caption>{m.agenda_budget_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.agenda_theme()}</th>
          <MoneyHeads labels={labels} />
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
          <ThemeRow
            key={row.theme ?? 'none'}
            row={row}
            labels={labels}
            withoutFund={withoutFundOf(budget, row.lines)}
            most={most}
            showsHours={showsHours}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {m.agenda_total()} {total.unsettled ? <Unsettled /> : null}
            <HoursBelow hours={total.hours} />
            <WithoutFund
              cents={withoutFundOf(
                budget,
                rows.flatMap(({ lines }) => lines),
              )}
            />
          </th>
          {Object.entries({
            [labels[0]]: total.costCents,
            [labels[1]]: total.coverCents,
            [labels[2]]: total.netCents,
          }).map(([label, cents]) => (
            <Cell key={label} isNumber label={label}>
              {euro(cents)}
            </Cell>
          ))}
          {showsHours ? <td className="lea-number budget__hours">{hoursText(total.hours)}</td> : null}
          <td className="budget__bar-none" />
        </tr>
      </tfoot>
    </Table>
  )
}

function ThemeRow({
  row,
  labels,
  withoutFund,
  most,
  showsHours,
}: {
  row: BudgetRow
  labels: readonly [string, string, string]
  withoutFund: number
  most: number
  showsHours: boolean
}) {
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
        <WithoutFund cents={withoutFund} />
      </th>
      <ShareCells share={row} labels={labels} />
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

function hoursText(hours: number): string {
  return m.agenda_hours({ hours: figureText(hours) })
}
