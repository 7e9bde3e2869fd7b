import type { BudgetShare } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { euro } from '../texts/euro.ts'
import { Cell } from '../views/Cell.tsx'

/** The heads of columns of money. */
export function MoneyHeads({ labels }: { labels: readonly string[] }) {
  return labels.map((label) => (
    <th key={label} scope="col" className="lea-number">
      {label}
    </th>
  ))
}

/** Costs, cover and what is left of a row; on a phone each with its label before it. */
export function ShareCells({
  share,
  labels: [cost, cover, net],
}: {
  share: Omit<BudgetShare, 'unsettled'>
  labels: readonly [string, string, string]
}) {
  return Object.entries({ [cost]: share.costCents, [cover]: share.coverCents, [net]: share.netCents }).map(
    ([label, cents]) => (
      <Cell key={label} isNumber label={label}>
        {cents === 0 ? null : euro(cents)}
      </Cell>
    ),
  )
}

/** A ceiling and what is left of it; null: there is no ceiling. `looseCents`: what no fund pays yet, without which nothing closes. */
export function CeilingCells({
  ceilingCents,
  balanceCents,
  looseCents = 0,
  labels,
}: {
  ceilingCents: number | null
  balanceCents: number | null
  looseCents?: number
  labels: readonly [string, string]
}) {
  return (
    <>
      <Cell isNumber label={labels[0]}>
        {ceilingCents === null ? null : euro(ceilingCents)}
      </Cell>
      <Cell isNumber label={labels[1]}>
        {balanceCents === null ? null : <Balance cents={balanceCents} isWhole={looseCents === 0} />}
      </Cell>
    </>
  )
}

function Balance({ cents, isWhole }: { cents: number; isWhole: boolean }) {
  return (
    <span className="budget__balance">
      {euro(cents)}{' '}
      {cents === 0 ? (
        isWhole && (
          <StatusChip tone="positive" icon="check">
            {m.agenda_balance_closes()}
          </StatusChip>
        )
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

/** People set different things at the same time; until one is picked it isn't in the sum. */
export function Unsettled() {
  return (
    <StatusChip tone="warning" icon="conflict">
      {m.agenda_unsettled()}
    </StatusChip>
  )
}

/** What of a row is charged to no fund, below its name. */
export function WithoutFund({ cents }: { cents: number }) {
  if (cents === 0) return null
  return <span className="budget__note">{m.views_budget_of_which_without_fund({ sum: euro(cents) })}</span>
}
