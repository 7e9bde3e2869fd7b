import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { useConflicts } from '../desk/reading.ts'
import { ConflictList } from './ConflictList.tsx'

/** Every field with more than one value, with the values to pick from. */
export function ConflictsDialog({ onClose }: { onClose: () => void }) {
  const conflicts = useConflicts()
  return (
    <Dialog isOpen size="large" title={m.agenda_conflicts_title()} onClose={onClose}>
      <p>{conflicts.length === 0 ? m.agenda_conflicts_none() : m.agenda_conflicts_text()}</p>
      <ConflictList onLeave={onClose} />
    </Dialog>
  )
}
