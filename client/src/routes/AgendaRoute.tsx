import { AgendaPage } from '../agenda/AgendaPage.tsx'
import type { Visits } from '../agenda/desk/Visits.ts'
import { useShelf, useShelfView } from '../start/ShelfContext.ts'
import { Frame, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import type { AgendaPageName } from './route.ts'

const waiting = (
  <Frame>
    <Loading />
  </Frame>
)

const Welcome = lazyPart(() => import('../start/Welcome.tsx'), waiting)

/** One agenda. Who comes by a link and has never been here first says who they are, so that the others see a name. */
export function AgendaRoute({ visits, agendaId, page }: { visits: Visits; agendaId: string; page: AgendaPageName }) {
  const shelf = useShelf()
  const { person } = useShelfView()
  if (person === undefined) {
    return waiting
  }
  // A browser that can't keep the name still lets one in: the session tells what can't be kept.
  if (person === null) return <Welcome isOnTheWay onSubmit={(next) => void shelf.setPerson(next)} />
  return <AgendaPage visits={visits} agendaId={agendaId} page={page} />
}
