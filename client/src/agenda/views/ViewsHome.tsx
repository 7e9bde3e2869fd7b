import { m } from '../../paraglide/messages.js'
import { Link } from '../../routes/Link.tsx'
import { useSearch } from '../../routes/navigation.ts'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { viewNames, views } from './views.ts'
import './ViewsHome.css'

/** All views, each with the question that it answers. */
export function ViewsHome() {
  const { agendaId } = useOpenAgenda().session
  const search = useSearch()
  return (
    <div className="view">
      <PageHeading title={m.agenda_page_views()} />
      <p className="view__question">{m.views_home_text()}</p>
      <ul className="views-home">
        {viewNames.map((name) => (
          <li key={name}>
            <Link className="views-home__link" to={{ name: 'agenda', agendaId, page: name, search }}>
              <span className="views-home__name">{views[name].label()}</span>
              <span className="views-home__question">{views[name].question()}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
