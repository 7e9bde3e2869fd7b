import { m } from '../../../paraglide/messages.js'
import { useBudget } from '../../desk/reading.ts'
import { euro } from '../../texts/euro.ts'
import { netLabel } from '../../texts/netLabel.ts'

/** What a chapter costs, with all themes in it, what is covered, and what is charged. Nothing for one without money. */
export function Totals({ theme }: { theme: string }) {
  const budget = useBudget()
  const rows = budget.rows.filter(({ chapter }) => chapter === theme)
  const sumOf = (part: 'costCents' | 'coverCents' | 'netCents') => rows.reduce((sum, row) => sum + row[part], 0)
  const [cost, cover, net] = [sumOf('costCents'), sumOf('coverCents'), sumOf('netCents')]
  const unsettled = rows.some((row) => row.unsettled)
  if (cost === 0 && cover === 0 && !unsettled) return null
  return (
    <dl className="totals" data-unsettled={unsettled || undefined}>
      <div>
        <dt>{m.agenda_costs()}</dt>
        <dd>{euro(cost)}</dd>
      </div>
      <div>
        <dt>{m.agenda_cover()}</dt>
        <dd>{euro(cover)}</dd>
      </div>
      <div className="totals__net">
        <dt>{netLabel(budget)}</dt>
        <dd>{euro(net)}</dd>
      </div>
      {unsettled ? <p className="totals__note">{m.agenda_totals_unsettled()}</p> : null}
    </dl>
  )
}
