import type { Entry } from '@lea/agenda'
import { formatAmount } from '@lea/agenda'
import { memo } from 'react'
import { m } from '../../../paraglide/messages.js'
import { useFields, useTitle } from '../../desk/reading.ts'
import { choiceLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
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
      <span className="line__amount">{amountsText(fields.amount)}</span>
    </li>
  )
}

/** '€ 2.500'; for two values at once '€ 2.500 of € 3.000'. */
export function amountsText(entries: readonly Entry[] | undefined): string {
  return (entries ?? [])
    .flatMap(({ value }) =>
      typeof value === 'object' && value !== null && 'cents' in value ? [formatAmount(value)] : [],
    )
    .join(` ${m.agenda_or()} `)
}
