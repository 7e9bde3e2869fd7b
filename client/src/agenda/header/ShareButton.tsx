import { m } from '../../paraglide/messages.js'
import { routeToPath } from '../../routes/route.ts'
import { useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Copies the address of the agenda. */
export function ShareButton() {
  const { session } = useOpenAgenda()
  const toast = useToast()
  const link = window.location.origin + routeToPath({ name: 'agenda', agendaId: session.agendaId, page: 'document' })
  const copy = () => {
    // without a secure address the browser has no clipboard; then the link is shown to copy by hand
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard here'))
    copied.then(
      () => toast({ kind: 'positive', title: m.agenda_link_copied(), text: m.agenda_link_copied_text() }),
      () => toast({ kind: 'info', title: m.agenda_link_by_hand(), text: link, stays: true }),
    )
  }
  return (
    <span className="agenda-header__share">
      <Button kind="secondary" icon="link" onPress={copy}>
        {m.agenda_share()}
      </Button>
    </span>
  )
}
