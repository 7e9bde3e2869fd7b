import { type Planned, type Planning, planningFields, planningOf } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useAgenda } from '../../desk/reading.ts'
import { ProgressChip } from '../../document/ProgressChip.tsx'
import { bothText } from '../../texts/bothText.ts'
import { dayText, periodText } from '../../texts/dates.ts'
import { kindLabel } from '../../texts/labels.ts'
import { latestPeriod } from '../../texts/latest.ts'
import { pluralLabel } from '../../texts/plurals.ts'
import { BlockLink } from '../BlockLink.tsx'
import { useView, type View } from '../reading/useView.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import { withoutDays } from './withoutDays.ts'

/** What is planned, quarter by quarter, and what is overdue. */
export default function PlanningPage() {
  const view = useView(planningOf)
  return (
    <ViewFrame name="planning" view={view}>
      {(read) => <Quarters {...read} />}
    </ViewFrame>
  )
}

function Quarters({ value, shows, showsInAnyYear, mayBeOfYear, isFiltering, filter }: View<Planning>) {
  const { live } = useOpenAgenda().session
  const last = latestPeriod(useAgenda().fields, 'period')?.end ?? null
  const { quarters, undated, unclear, overdue, unplanned, unsettled } = value
  const all = new Set([...quarters.flatMap(({ planned }) => planned), ...undated, ...unclear].map(({ block }) => block))
  for (const block of [...unplanned, ...unsettled]) all.add(block)
  if (all.size === 0) {
    return (
      <EmptyState title={m.views_planning_empty()} actions={<ToPage page="document" />}>
        <p>{m.views_planning_empty_text({ actions: pluralLabel(live, 'action') })}</p>
      </EmptyState>
    )
  }
  const isShown = ({ block }: { block: string }) => shows(block)
  const ofYear = quarters.filter(({ quarter }) => filter.year === null || quarter.startsWith(`${filter.year}-`))
  const isLate = overdue.filter(isShown)
  const ofAnyYear = withoutDays(value, { shows, showsInAnyYear, mayBeOfYear })
  const hidden = [...ofAnyYear].filter((block) => !shows(block))
  const isWithoutDays = ({ block }: { block: string }) => ofAnyYear.has(block)
  const shown = [...all].filter((block) => shows(block)).length + hidden.length
  const rowsOf = (blocks: readonly string[]): readonly Row[] =>
    blocks
      .filter((block) => ofAnyYear.has(block))
      .map((block) => ({
        block,
        type: live.block(block)?.type ?? '',
        number: live.tree().nodes.get(block)?.number ?? '',
        title: live.block(block)?.titleText ?? '',
      }))
  return (
    <section className="view__part">
      <p className={isLate.length === 0 ? 'view__sum' : 'view__sum view__sum--warning'}>
        {m.views_planning_overdue_count({ count: isLate.length })}
      </p>
      <Shown of={m.views_parts()} shown={shown} total={all.size} isFiltering={isFiltering} />
      {filter.year === null || ofAnyYear.size === 0 ? null : (
        <p className="view__note">{m.views_planning_any_year({ count: ofAnyYear.size, year: String(filter.year) })}</p>
      )}
      {shown === 0 ? null : (
        <Table stacks label={m.views_planning_caption()}>
          <caption>{m.views_planning_caption()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.views_what()}</th>
              <th scope="col">{m.views_kind()}</th>
              <th scope="col">{m.agenda_field_planning()}</th>
              <th scope="col">{m.agenda_field_status()}</th>
            </tr>
          </thead>
          {stretchesOf(
            ofYear.map(({ quarter, start, planned }) => ({
              quarter,
              rows: planned.filter(isShown),
              isBeyond: last !== null && start > last,
            })),
          ).map((stretch) => (
            <Group
              key={stretch.first}
              title={stretchText(stretch.first, stretch.last)}
              rows={stretch.rows}
              isQuiet
              isBeyond={stretch.isBeyond}
            />
          ))}
          <Group title={m.views_planning_undated()} rows={undated.filter(isWithoutDays)} />
          <Group title={m.views_planning_unclear()} rows={unclear.filter(isWithoutDays)} />
          <Group title={m.views_planning_unsettled()} rows={rowsOf(unsettled)} />
          <Group title={m.views_planning_unplanned()} rows={rowsOf(unplanned)} />
        </Table>
      )}
    </section>
  )
}

type Row = Pick<Planned, 'block' | 'type' | 'number' | 'title'> & Partial<Planned>

/** The rows of one quarter. `isQuiet`: also without rows it is there, so that one sees that nothing happens then. */
function Group({
  title,
  rows,
  isQuiet = false,
  isBeyond = false,
}: {
  title: string
  rows: readonly Row[]
  isQuiet?: boolean
  isBeyond?: boolean
}) {
  if (rows.length === 0 && !isQuiet) return null
  return (
    <tbody>
      <tr className={rows.length === 0 ? 'view-group view-group--quiet' : 'view-group'}>
        <th scope="rowgroup" colSpan={4}>
          {title} {rows.length === 0 ? null : <span className="view__aside">{rows.length}</span>}
          {isBeyond ? <span className="view__aside"> · {m.views_beyond()}</span> : null}
        </th>
      </tr>
      {rows.map((row) => (
        <PlannedRow key={`${row.block}:${row.period?.start}`} row={row} />
      ))}
    </tbody>
  )
}

function PlannedRow({ row }: { row: Row }) {
  const { live } = useOpenAgenda().session
  const { block, type, number, title, period, isOverdue = false, isNextTime } = row
  const both = planningFields.map((field) => bothText(live, block, field)).find((words) => words !== '') ?? ''
  const status = isNextTime ? [] : (live.block(block)?.fields.status ?? []).filter(({ value }) => value !== null)
  const saysNothing = status.length === 0 && !isNextTime && !isOverdue
  return (
    <tr>
      <th scope="row">
        <BlockLink block={block} type={type} title={title} number={number} />
      </th>
      <td>{kindLabel(live, type)}</td>
      <td data-label={m.agenda_field_planning()} data-none={(period === undefined && both === '') || undefined}>
        {period === undefined ? both || '–' : <Words period={period} />}
      </td>
      <td data-none={saysNothing || undefined}>
        <span className="view-chips">
          {saysNothing ? '–' : isNextTime ? m.views_next_time() : <ProgressChip entries={status} />}
          {isOverdue ? (
            <StatusChip tone="negative" icon="warning">
              {m.views_overdue()}
            </StatusChip>
          ) : null}
        </span>
      </td>
    </tr>
  )
}

/** The words as typed, and the days when they say something else. A date of a field is only days. */
function Words({ period }: { period: Planned['period'] }) {
  const isDay = period.start !== null && period.words === period.start
  if (isDay && period.start !== null) return dayText(period.start)
  const days = period.start !== null && period.start === period.end ? dayText(period.start) : periodText(period)
  return <span title={days}>{period.words.trim() || periodText(period)}</span>
}

/** `isBeyond`: it begins after the last day of the agenda. */
type Stretch<T> = { first: string; last: string; rows: readonly T[]; isBeyond: boolean }

/** One stretch per quarter in which something happens; quiet quarters that follow each other are one. */
function stretchesOf<T>(
  quarters: readonly { quarter: string; rows: readonly T[]; isBeyond: boolean }[],
): readonly Stretch<T>[] {
  const stretches: Stretch<T>[] = []
  for (const { quarter, rows, isBeyond } of quarters) {
    const before = stretches.at(-1)
    if (before && before.rows.length === 0 && rows.length === 0 && before.isBeyond === isBeyond) before.last = quarter
    else stretches.push({ first: quarter, last: quarter, rows, isBeyond })
  }
  return stretches
}

function stretchText(first: string, last: string): string {
  if (first === last) return quarterText(first)
  return m.views_quarters_quiet({ first: quarterText(first), last: quarterText(last) })
}

/** '2021-Q4' as '4e kwartaal 2021'. */
function quarterText(quarter: string): string {
  const [year = '', nth = ''] = quarter.split('-Q')
  return m.views_quarter({ nth, year })
}
