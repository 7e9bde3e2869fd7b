import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useConflicts } from '../desk/reading.ts'
import { useAfterPaint } from '../desk/useAfterPaint.ts'

/** How many fields wait for somebody to pick. Nothing when there are none. */
export function ConflictCount() {
  // to count them all blocks are read once: the text goes first
  const isPainted = useAfterPaint()
  return <div aria-live="polite">{isPainted ? <Count /> : null}</div>
}

function Count() {
  const { desk } = useOpenAgenda()
  const count = useConflicts().length
  if (count === 0) return null
  const words = m.agenda_conflict_count({ count })
  return (
    <Button
      small
      icon="conflict"
      aria-label={words}
      data-tooltip={words}
      onPress={() => desk.openDialog({ name: 'conflicts' })}
    >
      <span className="conflict-count__words">{words}</span>
      <span className="conflict-count__number">{count}</span>
    </Button>
  )
}
