import { useState } from 'react'
import { AgendaPage } from '../agenda/AgendaPage.tsx'
import type { Visits } from '../agenda/desk/Visits.ts'
import { useShelfView } from '../start/ShelfContext.ts'
import { Frame, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { DeviceTrouble } from './deviceTroublePart.tsx'
import { type AgendaPageName, routeToPath } from './route.ts'

const waiting = (
  <Frame>
    <Loading />
  </Frame>
)

const Arrival = lazyPart(() => import('../access/Arrival.tsx'), waiting)

/** One agenda. Who comes by a link and has never been here first says who they are, so that the others see a name. */
export function AgendaRoute({ visits, agendaId, page }: { visits: Visits; agendaId: string; page: AgendaPageName }) {
  const { person, failure, waitsFor } = useShelfView()
  const [goesOn, setGoesOn] = useState(false)
  if (person === undefined) return waitsFor === null ? waiting : <DeviceTrouble failure={waitsFor} />
  // who sits here may well be known in what can't be read: asked only of somebody who chose to go on without it
  if (person === null && failure !== null && !goesOn) {
    return <DeviceTrouble failure={failure} onGoOn={() => setGoesOn(true)} />
  }
  if (person === null) return <Arrival isOnTheWay back={routeToPath({ name: 'agenda', agendaId, page })} />
  return <AgendaPage visits={visits} agendaId={agendaId} page={page} />
}
