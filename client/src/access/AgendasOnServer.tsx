import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useAccount } from './useAccount.ts'
import { roleName } from './words.ts'

/** The agendas that I may open and that aren't on this device; or that nobody is signed in here. */
export default function AgendasOnServer({ here }: { here: readonly string[] }) {
  const { view } = useAccount()
  if (view.phase !== 'known' || view.me.access === 'open') return null
  const { person } = view.me
  if (person === null) {
    return (
      <Notice
        title={m.access_signed_out()}
        actions={
          <Link className="lea-button lea-button--secondary lea-button--small" to={{ name: 'access', page: 'signIn' }}>
            {m.access_sign_in()}
          </Link>
        }
      >
        <p>{m.access_signed_out_text()}</p>
      </Notice>
    )
  }
  const elsewhere = person.agendas.filter(({ id }) => !here.includes(id))
  if (elsewhere.length === 0) return null
  return (
    <section className="lea-start__list" aria-labelledby="on-server">
      <h2 id="on-server">{m.access_on_server()}</h2>
      <p className="lea-quiet">{m.access_on_server_text()}</p>
      <ul className="lea-rows">
        {elsewhere.map(({ id, title, role, organisation }) => (
          <li key={id} className="lea-row">
            <div className="lea-row__words">
              <h3 className="lea-row__title">
                <Link to={{ name: 'agenda', agendaId: id, page: 'document' }}>{title || m.start_untitled()}</Link>
              </h3>
              <p className="lea-row__about">
                <span>{organisation.name}</span>
                <span>{roleName(role)}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
