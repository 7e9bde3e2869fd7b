import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { Link } from '../../routes/Link.tsx'
import { useSearch } from '../../routes/navigation.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { type ViewName, viewNames, views } from './views.ts'

/** From one view to another; the filter goes along. */
export function ViewsNav({ view }: { view: ViewName }) {
  const { agendaId } = useOpenAgenda().session
  const search = useSearch()
  const list = useRef<HTMLUListElement>(null)

  // On a narrow screen the row scrolls: the view that one is at must be in sight.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - 24
  }, [])

  return (
    <nav className="views-nav lea-no-print" aria-label={m.views_nav()}>
      <ul ref={list}>
        {viewNames.map((name) => (
          <li key={name}>
            <Link
              className="views-nav__link"
              to={{ name: 'agenda', agendaId, page: name, search }}
              {...(name === view ? { 'aria-current': 'page' as const } : {})}
            >
              {views[name].label()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
