import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useShare } from '../work/useShare.ts'

export function ShareButton() {
  return (
    <span className="agenda-header__share">
      <Button kind="secondary" icon="link" onPress={useShare()}>
        {m.agenda_share()}
      </Button>
    </span>
  )
}
