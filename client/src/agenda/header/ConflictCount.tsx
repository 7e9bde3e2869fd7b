import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useConflicts } from '../desk/reading.ts'

/** How many fields wait for somebody to pick. Nothing when there are none. */
export function ConflictCount() {
  const { desk } = useOpenAgenda()
  const count = useConflicts().length
  return (
    <div aria-live="polite" className="conflict-count">
      {count === 0 ? null : (
        <Button small kind="secondary" icon="conflict" onPress={() => desk.openDialog({ name: 'conflicts' })}>
          {m.agenda_conflict_count({ count })}
        </Button>
      )}
    </div>
  )
}
