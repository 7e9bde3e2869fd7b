import { routeToPath } from '../../routes/route.ts'
import { useShelfView } from '../../start/ShelfContext.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useStatus } from '../desk/reading.ts'
import { useCopyAgendaLink } from './useCopyLink.tsx'

/** Copies the address of the agenda; where the server asks who people are, shows who may open it and invites. */
export function useShare(): () => void {
  const { session, desk } = useOpenAgenda()
  const { access } = useShelfView()
  const copyLink = useCopyAgendaLink()
  const { word, waiting, unwritten } = useStatus()
  const isOnServer = word === 'savedOnRelay' || (word === 'offline' && waiting + unwritten.fields === 0)
  const link = window.location.origin + routeToPath({ name: 'agenda', agendaId: session.agendaId, page: 'document' })
  return () => (access === 'required' ? desk.openDialog({ name: 'share' }) : copyLink(link, isOnServer))
}
