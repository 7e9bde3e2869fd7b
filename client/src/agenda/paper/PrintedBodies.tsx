import { namesOfPeopleIn } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda, useTree } from '../desk/reading.ts'
import { bothText } from '../texts/bothText.ts'
import { choiceLabel, fieldLabel, typeLabel } from '../texts/labels.ts'
import { latest, latestText } from '../texts/latest.ts'
import '../texts/moreLabels.ts'
import { titleOf } from '../texts/titleOf.ts'

/**
 * The last part on paper: in which bodies the partners meet, and who sits in them. An agenda that will be published has no
 * names of people there, as the check on names asks: organisations and functions stay.
 */
export function PrintedBodies() {
  const { live } = useOpenAgenda().session
  const { fields } = useAgenda()
  const { nodes } = useTree()
  const isPublic = latestText(fields, 'publication') === 'public'
  const ofType = (type: string) => [...nodes.values()].filter((node) => node.type === type)
  const bodies = ofType('body')
  if (bodies.length === 0) return null
  const names = ofType('person').map(({ id }) => live.block(id)?.titleText.trim() ?? '')
  const mayShow = (words: string) => !isPublic || namesOfPeopleIn(words, names).length === 0
  return (
    <section className="paper-part">
      <h2>{m.views_paper_bodies()}</h2>
      {isPublic ? <p>{m.views_paper_without_names()}</p> : null}
      {bodies.map(({ id, parent, children }) => (
        <section key={id} className="paper-entry">
          <h3>{titleOf(live, id)}</h3>
          <AboutBody body={id} above={parent} mayShow={mayShow} />
          <Tasks tasks={children.filter((child) => nodes.get(child)?.type === 'responsibility')} />
          <Seats seats={children.filter((child) => nodes.get(child)?.type === 'seat')} isPublic={isPublic} />
        </section>
      ))}
    </section>
  )
}

type AboutBodyProps = { body: string; above: string | null; mayShow: (words: string) => boolean }

function AboutBody({ body, above, mayShow }: AboutBodyProps) {
  const { live } = useOpenAgenda().session
  const fields = live.block(body)?.fields
  const words = (field: string) => bothText(live, body, field) || latestText(fields, field).trim()
  const times = latest(fields?.timesPerYear)
  const kind = latestText(fields, 'bodyKind')
  const about = [
    bothText(live, body, 'bodyKind') || (kind === '' ? '' : choiceLabel(kind)),
    above === null ? '' : m.views_under({ title: titleOf(live, above) }),
  ]
  const rows = [
    { field: 'mandate', text: words('mandate') },
    { field: 'cadence', text: words('cadence') || (typeof times === 'number' ? m.views_times({ count: times }) : '') },
    { field: 'chair', text: words('chair') },
    { field: 'secretary', text: words('secretary') },
  ]
  return (
    <>
      <p className="paper-entry__about">{about.filter(Boolean).join(' · ')}</p>
      <dl>
        {rows.map(({ field, text }) =>
          text === '' || !mayShow(text) ? null : (
            <div key={field}>
              <dt>{fieldLabel(field)}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  )
}

function Tasks({ tasks }: { tasks: readonly string[] }) {
  const { live } = useOpenAgenda().session
  if (tasks.length === 0) return null
  return (
    <>
      <p className="paper-entry__about">{m.fields_tasks()}</p>
      <ul>
        {tasks.map((task) => (
          <li key={task}>{titleOf(live, task)}</li>
        ))}
      </ul>
    </>
  )
}

function Seats({ seats, isPublic }: { seats: readonly string[]; isPublic: boolean }) {
  const { live } = useOpenAgenda().session
  if (seats.length === 0) return null
  const rows = seats.map((seat) => {
    const view = live.block(seat)
    const person = live.block(latestText(view?.fields, 'person'))
    const referred = (field: string) => {
      const id = latestText(view?.fields, field)
      return bothText(live, seat, field) || (id === '' ? '' : titleOf(live, id))
    }
    const name =
      bothText(live, seat, 'person') ||
      person?.titleText.trim() ||
      bothText(live, seat, 'holder') ||
      latestText(view?.fields, 'holder').trim()
    const organisation = referred('organisation')
    const title = view?.titleText.trim() ?? ''
    return {
      seat,
      // most seats are called by their organisation
      title: title === organisation ? '' : title,
      organisation,
      holder: [isPublic ? '' : name, latestText(person?.fields, 'jobTitle').trim()].filter(Boolean).join(', '),
      owns: referred('owns'),
    }
  })
  const columns = (['title', 'organisation', 'holder', 'owns'] as const).filter((column) =>
    rows.some((row) => row[column] !== ''),
  )
  const heads = {
    title: typeLabel('seat'),
    organisation: fieldLabel('organisation'),
    holder: typeLabel('person'),
    owns: fieldLabel('owns'),
  }
  return (
    <table className="lea-table">
      <caption className="lea-hidden">{m.fields_seats()}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {heads[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seat}>
            {columns.map((column) => (
              <td key={column}>{row[column] || '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
