import { m } from '../../paraglide/messages.js'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTree } from '../desk/reading.ts'
import { titleOf } from '../texts/titleOf.ts'

/** What each partner answers for, on paper: a covenant is about little else, and on the screen it stands with the partners. */
export function PrintedDuties() {
  const { live } = useOpenAgenda().session
  const { nodes } = useTree()
  const partners = [...nodes.values()]
    .filter(({ type }) => type === 'partner')
    .map(({ id, children }) => ({
      id,
      duties: children.filter((child) => nodes.get(child)?.type === 'responsibility'),
    }))
    .filter(({ duties }) => duties.length > 0)
  if (partners.length === 0) return null
  return (
    <section className="paper-part">
      <h2>{m.fields_responsibilities()}</h2>
      {partners.map(({ id, duties }) => (
        <section key={id} className="paper-entry">
          <h3>{titleOf(live, id)}</h3>
          <ul>
            {duties.map((duty) => (
              <li key={duty}>{titleOf(live, duty)}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
