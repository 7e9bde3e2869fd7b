import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { AgendaPageName } from '../routes/route.ts'
import { useAnnounce, useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Frame, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { AgendaScreen } from './AgendaScreen.tsx'
import { AgendaContext, type OpenAgenda } from './desk/AgendaContext.ts'
import type { Visits } from './desk/Visits.ts'
import { Work } from './work/Work.ts'

const waiting = (
  <Frame>
    <Loading />
  </Frame>
)

export const CantOpenScreen = lazyPart(() => import('../routes/CantOpenScreen.tsx'), waiting)

/** The pages of one agenda: opens it, or says why it can't be opened. */
export function AgendaPage({ visits, agendaId, page }: { visits: Visits; agendaId: string; page: AgendaPageName }) {
  const subscribe = useCallback((listener: () => void) => visits.subscribe(agendaId, listener), [visits, agendaId])
  const visit = useSyncExternalStore(subscribe, () => visits.read(agendaId))
  // an error that nobody foresaw belongs to the boundary around all pages
  if (visit.phase === 'broken') throw visit.error
  if (visit.phase === 'failed') {
    const look = () => visits.look(agendaId)
    return <CantOpenScreen reason={visit.reason} onRetry={() => visits.again(agendaId)} onLook={look} />
  }
  if (visit.phase === 'opening') {
    return waiting
  }
  return <Opened key={agendaId} agenda={visit.agenda} page={page} />
}

function Opened({ agenda, page }: { agenda: Omit<OpenAgenda, 'work'>; page: AgendaPageName }) {
  const announce = useAnnounce()
  const toast = useToast()
  const open = useMemo<OpenAgenda>(() => {
    const work = new Work(agenda.session, agenda.desk, {
      say: announce,
      refuse: (text) => void toast({ kind: 'warning', title: text, isOfPage: true }),
      offer: (text, verb, act) =>
        toast({
          title: text,
          actions: (
            <Button small onPress={act}>
              {verb}
            </Button>
          ),
        }),
    })
    return { ...agenda, work }
  }, [agenda, announce, toast])
  useEffect(() => () => open.work.end(), [open])
  return (
    <AgendaContext value={open}>
      <AgendaScreen page={page} />
    </AgendaContext>
  )
}
