import { m } from '../../../paraglide/messages.js'
import { useBudget } from '../../desk/reading.ts'
import { euro } from '../../texts/euro.ts'
import { netLabel } from '../../texts/netLabel.ts'

/** What a theme costs, what is covered, and what is charged. Nothing for a theme without money. */
export function Totals({ theme }: { theme: string }) {
  const budget = useBudget()
  const row = budget.rows.find((each) => each.theme === theme)
  if (!row || (row.costCents === 0 && row.coverCents === 0 && !row.unsettled)) return null
  return (
    <dl className="totals" data-unsettled={row.unsettled || undefined}>
      <div>
        <dt>{m.agenda_costs()}</dt>
        <dd>{euro(row.costCents)}</dd>
      </div>
      <div>
        <dt>{m.agenda_cover()}</dt>
        <dd>{euro(row.coverCents)}</dd>
      </div>
      <div className="totals__net">
        <dt>{netLabel(budget)}</dt>
        <dd>{euro(row.netCents)}</dd>
      </div>
      {row.unsettled ? <p className="totals__note">{m.agenda_totals_unsettled()}</p> : null}
    </dl>
  )
}
