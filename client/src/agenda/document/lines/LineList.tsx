import type { Entry } from '@lea/agenda'
import { formatAmount } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { useBlock } from '../../desk/reading.ts'
import { choiceLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/valueText.ts'

/** The budget lines of a block: kind, what for, from which fund, how much. */
export function LineList({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="lines" aria-label={m.agenda_budget_lines()}>
      {lines.map((line) => (
        <Line key={line} line={line} />
      ))}
    </ul>
  )
}

function Line({ line }: { line: string }) {
  const view = useBlock(line)
  const fund = useBlock(latestText(view, 'fund'))
  if (!view) return null
  const from = fund?.titleText || latestText(view, 'source')
  return (
    <li className="line" data-deed={`line:${line}`}>
      <span className="line__kind">{choiceLabel(latestText(view, 'kind') || 'cost')}</span>
      <span className="line__title">{view.titleText}</span>
      <span className="line__fund">{from}</span>
      <span className="line__amount">{amountsText(view.fields.amount)}</span>
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
