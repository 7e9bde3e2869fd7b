import {
  type BodyOverview,
  bodiesOf,
  type CalendarItem,
  calendarOf,
  type Facts,
  type LiveAgenda,
  peopleOf,
  type SeatedPerson,
} from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { choiceLabel, fieldLabel, typeLabel } from '../../texts/labels.ts'
import { titleOf, untitled } from '../../texts/titleOf.ts'
import '../../texts/moreLabels.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'
import { openChoice } from '../OpenChoice.tsx'
import { useView, type View } from '../reading/useView.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import { TaskTable } from './TaskTable.tsx'

const bodiesAndCalendar = (facts: Facts) => ({
  bodies: facts.ask(bodiesOf),
  people: facts.ask(peopleOf),
  calendar: facts.ask(calendarOf),
})
type Bodies = ReturnType<typeof bodiesAndCalendar>

/** Fetched beside the page: it stands below all else. */
const Calendar = lazyPart(() => import('./Calendar.tsx'))
Calendar.preload().catch((error: unknown) => console.warn('The calendar is fetched later', error))

/** In which bodies the partners meet, who sits in them, and when. */
export default function BodiesPage() {
  const view = useView(bodiesAndCalendar)
  return (
    <ViewFrame name="bodies" view={view}>
      {(read) => (
        <section className="view__part">
          <BodyTables {...read} />
        </section>
      )}
    </ViewFrame>
  )
}

function BodyTables(view: View<Bodies>) {
  const { value, shows, isFiltering } = view
  const { bodies, people, calendar } = value
  const shown = bodies.filter(({ body }) => shows(body))
  return (
    <>
      {bodies.length === 0 ? (
        <EmptyState title={m.views_bodies_empty()} actions={<ToPage page="partners" />}>
          <p>{m.views_bodies_empty_text()}</p>
        </EmptyState>
      ) : (
        <Shown of={m.views_bodies_of()} shown={shown.length} total={bodies.length} isFiltering={isFiltering} />
      )}
      {shown.length === 0 ? null : (
        <>
          <BodyTable bodies={shown} />
          <TaskTable bodies={shown} />
          <SeatTable bodies={shown.filter(({ seats }) => seats.length > 0)} />
          <PeopleTable
            people={people.filter(({ seats }) => seats.length === 0 || seats.some(({ body }) => shows(body)))}
          />
        </>
      )}
      <Calendar items={calendar.filter((item) => fitsYear(item, view))} isEmpty={bodies.length === 0} />
    </>
  )
}

/** For whom somebody sits there, and what the seat is called where that says more; '' when neither is known. */
function seatText(live: LiveAgenda, seat: string, organisation: string | null): string {
  const own = live.block(seat)?.titleText.trim() ?? ''
  const names = [organisation === null ? '' : titleOf(live, organisation), own].filter(Boolean)
  return [...new Set(names)].join(', ')
}

/** An evaluation that comes back is in several years: each time is looked at by itself. */
function fitsYear({ block, start, end }: CalendarItem, { shows, filter: { year } }: View<Bodies>): boolean {
  return shows(block) && (year === null || (start.slice(0, 4) <= String(year) && end.slice(0, 4) >= String(year)))
}

function BodyTable({ bodies }: { bodies: readonly BodyOverview[] }) {
  const { live } = useOpenAgenda().session
  return (
    <Table stacks label={m.views_bodies_caption()}>
      <caption>{m.views_bodies_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('body')}</th>
          <th scope="col">{m.views_kind()}</th>
          <th scope="col" className="lea-number">
            {m.views_seats()}
          </th>
          <th scope="col" className="lea-number">
            {m.views_people()}
          </th>
          <th scope="col" className="bodies__cadence">
            {fieldLabel('cadence')}
          </th>
          <th scope="col" className="lea-number">
            {m.views_meetings()}
          </th>
          <th scope="col">{m.views_assignments()}</th>
        </tr>
      </thead>
      <tbody>
        {bodies.map((body) => (
          <tr key={body.body}>
            <th scope="row">
              <BlockLink block={body.body} type="body" title={body.title} />
              {body.above === null ? null : (
                <span className="view__under">{m.views_under({ title: titleOf(live, body.above) })}</span>
              )}
            </th>
            <Cell>
              {openChoice(live, body.body, 'bodyKind') ?? (body.bodyKind === '' ? '' : choiceLabel(body.bodyKind))}
            </Cell>
            <td className="lea-number" data-label={m.views_seats()} data-none={body.seats.length === 0 || undefined}>
              {body.seats.length || '–'}
              {body.minSeats === null && body.maxSeats === null ? null : (
                <span className="view__under">
                  {m.views_seats_bounds({ min: String(body.minSeats ?? '…'), max: String(body.maxSeats ?? '…') })}
                </span>
              )}
            </td>
            <Cell isNumber label={m.views_people()}>
              {body.people}
            </Cell>
            <Cell label={fieldLabel('cadence')}>
              {openChoice(live, body.body, 'cadence') ??
                openChoice(live, body.body, 'timesPerYear') ??
                (body.cadence || (body.timesPerYear === null ? '' : m.views_times({ count: body.timesPerYear })))}
            </Cell>
            <Cell isNumber label={m.views_meetings()}>
              {body.meetings.length}
            </Cell>
            <Cell label={m.views_assignments()}>
              {[
                body.given.length === 0 ? '' : m.views_assignments_given({ count: body.given.length }),
                body.received.length === 0 ? '' : m.views_assignments_received({ count: body.received.length }),
              ]
                .filter(Boolean)
                .join(', ')}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function SeatTable({ bodies }: { bodies: readonly BodyOverview[] }) {
  const { live } = useOpenAgenda().session
  if (bodies.length === 0) return null
  return (
    <Table stacks label={m.views_seats_caption()}>
      <caption>{m.views_seats_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('seat')}</th>
          <th scope="col">{fieldLabel('organisation')}</th>
          <th scope="col">{fieldLabel('person')}</th>
          <th scope="col">{fieldLabel('owns')}</th>
        </tr>
      </thead>
      {bodies.map(({ body, title, seats, people }) => (
        <tbody key={body}>
          <tr className="view-group">
            <th scope="rowgroup" colSpan={4}>
              {title || untitled(typeLabel('body'))}{' '}
              <span className="view__aside">{m.views_seats_count({ seats: seats.length, people })}</span>
            </th>
          </tr>
          {seats.map((seat) => (
            <tr key={seat.seat}>
              <th scope="row">
                <BlockLink block={seat.seat} type="seat" title={seat.title || titleOf(live, seat.seat)} />
              </th>
              <Cell label={fieldLabel('organisation')}>
                {openChoice(live, seat.seat, 'organisation') ??
                  (seat.organisation === null ? '' : titleOf(live, seat.organisation))}
              </Cell>
              <td data-label={fieldLabel('person')}>
                {seat.person === null ? (
                  <span className="view__line">
                    {openChoice(live, seat.seat, 'person') ??
                      openChoice(live, seat.seat, 'holder') ??
                      (seat.holder || '–')}
                  </span>
                ) : (
                  <BlockLink block={seat.person} type="person" title={seat.holder} />
                )}
                {seat.rotationMonths === null ? null : (
                  <span className="view__under">{m.views_rotates({ count: seat.rotationMonths })}</span>
                )}
              </td>
              <Cell label={fieldLabel('owns')}>
                {openChoice(live, seat.seat, 'owns') ?? (seat.owns === null ? '' : titleOf(live, seat.owns))}
              </Cell>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

/** Everybody with the seats that they hold: who sits in two is seen here. */
function PeopleTable({ people }: { people: readonly SeatedPerson[] }) {
  const { live } = useOpenAgenda().session
  if (people.length === 0) return null
  return (
    <Table stacks label={m.views_people_caption()}>
      <caption>{m.views_people_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('person')}</th>
          <th scope="col">{fieldLabel('jobTitle')}</th>
          <th scope="col" className="lea-number">
            {m.views_seats()}
          </th>
          <th scope="col">{typeLabel('body')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ person, name, jobTitle, seats }) => (
          <tr key={person ?? name}>
            <th scope="row">{person === null ? name : <BlockLink block={person} type="person" title={name} />}</th>
            <Cell>{jobTitle}</Cell>
            <Cell isNumber label={m.views_seats()}>
              {seats.length}
            </Cell>
            <td>
              {seats.length === 0
                ? m.views_no_seat()
                : seats.map(({ seat, body, organisation }) => (
                    <span key={seat} className="view__line">
                      {[titleOf(live, body), seatText(live, seat, organisation)].filter(Boolean).join(', ')}
                    </span>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
