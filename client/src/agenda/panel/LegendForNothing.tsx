import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** What the panel shows while nothing is in hand: what it is for. */
export function LegendForNothing() {
  const { desk } = useOpenAgenda()
  return (
    <div className="panel__nothing">
      <h2 className="panel__title">{m.agenda_panel_nothing_title()}</h2>
      <p>{m.agenda_panel_nothing_text()}</p>
      <div className="panel__nothing-deeds">
        <Button small icon="settings" onPress={() => desk.openDialog({ name: 'settings' })}>
          {m.agenda_settings()}
        </Button>
        <Button small icon="info" onPress={() => desk.openDialog({ name: 'shortcuts' })}>
          {m.agenda_shortcuts()}
        </Button>
      </div>
    </div>
  )
}
