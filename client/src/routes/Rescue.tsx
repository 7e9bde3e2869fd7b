import { useCallback, useSyncExternalStore } from 'react'
import type { Visits } from '../agenda/desk/Visits.ts'
import { saveFile } from '../agenda/work/saveFile.ts'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { useRoute } from './navigation.ts'

/** After a screen broke down: the agenda that was open is still there, and is offered as a file. Nothing when none was open. */
export function Rescue({ visits }: { visits: Visits }) {
  const route = useRoute()
  return route.name === 'agenda' ? <SaveOpen visits={visits} agendaId={route.agendaId} /> : null
}

function SaveOpen({ visits, agendaId }: { visits: Visits; agendaId: string }) {
  // Looking at the visit is what keeps it open, now that the screen that looked at it is gone.
  const subscribe = useCallback((listener: () => void) => visits.subscribe(agendaId, listener), [visits, agendaId])
  const visit = useSyncExternalStore(subscribe, () => visits.read(agendaId))
  if (visit.phase !== 'open') return null
  const { session } = visit.agenda
  return <Button onPress={() => saveFile('agenda.lea', session.saveAsFile())}>{m.ui_save_as_file()}</Button>
}
