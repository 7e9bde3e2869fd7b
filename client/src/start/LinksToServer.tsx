import { useId } from 'react'
import type { StoodHere } from '../device/stoodHere.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import './start.css'

/** Agendas that stood on this device, as links that open them from the server. */
export function LinksToServer({ title, agendas }: { title: string; agendas: readonly StoodHere[] }) {
  const id = useId()
  return (
    <section className="lea-stood-here" aria-labelledby={id}>
      <p id={id}>{title}</p>
      <ul>
        {agendas.map((agenda) => (
          <li key={agenda.id}>
            <Link className="lea-stood-here__link" to={{ name: 'agenda', agendaId: agenda.id, page: 'document' }}>
              {agenda.title === '' ? m.start_untitled() : agenda.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
