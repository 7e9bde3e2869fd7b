import type { Entry } from '@lea/agenda'
import { isUnderstood } from '@lea/agenda'
import { memo } from 'react'
import { m } from '../../../paraglide/messages.js'
import { useFields, useTitle } from '../../desk/reading.ts'
import { amountText } from '../../texts/euro.ts'
import { choiceLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import { Unclear } from '../Unclear.tsx'
import './Lines.css'

/** The budget lines of a block: kind, what for, from which fund, how much. */
export const LineList = memo(function LineList({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="lines" aria-label={m.agenda_budget_lines()}>
      {lines.map((line) => (
        <Line key={line} line={line} />
      ))}
    </ul>
  )
})

function Line({ line }: { line: string }) {
  const fields = useFields(line)
  const title = useTitle(line)
  const fund = useTitle(latestText(fields, 'fund'))
  if (!fields) return null
  const from = fund || latestText(fields, 'source')
  return (
    <li className="line" data-deed={`line:${line}`}>
      <span className="line__kind">{choiceLabel(latestText(fields, 'kind') || 'cost')}</span>
      <span className="line__title">{title}</span>
      <span className="line__fund">{from}</span>
      <span className="line__amount">
        <AmountWords entries={fields.amount} />
      </span>
    </li>
  )
}

/** '€ 2.500'; for two values at once '€ 2.500 of € 3.000'. What is no amount is marked: it isn't in any total. */
export function AmountWords({ entries }: { entries: readonly Entry[] | undefined }) {
  const amounts = (entries ?? []).flatMap(({ value }) =>
    typeof value === 'object' && value !== null && 'cents' in value ? [value] : [],
  )
  return (
    <>
      {amounts.map(amountText).join(` ${m.agenda_or()} `)}
      {amounts.every(isUnderstood) ? null : <Unclear words={m.agenda_mark_amount_unclear()} />}
    </>
  )
}
