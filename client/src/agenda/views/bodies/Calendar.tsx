import type { CalendarItem, CalendarKind } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { dayText } from '../../texts/dates.ts'
import { typeLabel } from '../../texts/labels.ts'
import { titleOf } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'

const kinds = {
  meeting: m.terms_type_meeting,
  evaluation: m.terms_type_evaluation,
  deadline: m.views_calendar_deadline,
  report: m.views_calendar_report,
  openPoint: m.terms_type_open_point,
  rotation: m.views_calendar_rotation,
  target: m.views_calendar_target,
} satisfies Record<CalendarKind, () => string>

/** When the bodies meet, and what else has a day that they should know of. */
export default function Calendar({ items, isEmpty }: { items: readonly CalendarItem[]; isEmpty: boolean }) {
  const { live } = useOpenAgenda().session
  if (items.length === 0) return isEmpty ? null : <p className="view__note">{m.views_calendar_empty()}</p>
  return (
    <Table stacks label={m.views_calendar_caption()}>
      <caption>{m.views_calendar_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.views_when()}</th>
          <th scope="col">{m.views_what()}</th>
          <th scope="col">{m.views_kind()}</th>
          <th scope="col">{typeLabel('body')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ block, kind, title, start, end, words, body, isBeyond }) => (
          <tr key={`${block}:${kind}:${start}`}>
            <th scope="row">
              {start === end ? dayText(start) : m.views_from_to({ from: dayText(start), to: dayText(end) })}
              {words === '' || saysSame(words, start, end) ? null : <span className="view__under">{words}</span>}
              {isBeyond ? <span className="view__under">{m.views_beyond()}</span> : null}
            </th>
            <td>
              <BlockLink block={block} type={live.block(block)?.type ?? ''} title={title} />
            </td>
            <td>{kinds[kind]()}</td>
            <Cell>{body === null ? '' : titleOf(live, body)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** '2026' beside the first and last day of 2026 says nothing new. */
function saysSame(words: string, start: string, end: string): boolean {
  const year = words.trim()
  if (start === end) return /^(?:op |[a-z]+dag )?\d{1,2}\D/i.test(year)
  return start === `${year}-01-01` && end === `${year}-12-31`
}
