import { AgendaPage } from '../agenda/AgendaPage.tsx'
import type { Visits } from '../agenda/desk/Visits.ts'
import { useShelfView } from '../start/ShelfContext.ts'
import { Frame, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { type AgendaPageName, routeToPath } from './route.ts'

const waiting = (
  <Frame>
    <Loading />
  </Frame>
)

const Arrival = lazyPart(() => import('../access/Arrival.tsx'), waiting)

/** One agenda. Who comes by a link and has never been here first says who they are, so that the others see a name. */
export function AgendaRoute({ visits, agendaId, page }: { visits: Visits; agendaId: string; page: AgendaPageName }) {
  const { person } = useShelfView()
  if (person === undefined) {
    return waiting
  }
  if (person === null) return <Arrival isOnTheWay back={routeToPath({ name: 'agenda', agendaId, page })} />
  return <AgendaPage visits={visits} agendaId={agendaId} page={page} />
}
