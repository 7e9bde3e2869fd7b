import type { AgendaOnDevice } from '../device/agendaList.ts'
import { isElsewhere } from '../device/onlyHere.ts'
import { m } from '../paraglide/messages.js'
import { AlertDialog } from '../ui/AlertDialog.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Asks before an agenda leaves this device, and says what stays and what would be lost. */
export function RemoveAgendaDialog({
  agenda,
  onClose,
  onConfirm,
}: {
  agenda: AgendaOnDevice
  onClose: () => void
  onConfirm: () => void
}) {
  return (
    <AlertDialog
      title={m.start_remove_title()}
      isOpen
      onClose={onClose}
      confirm={m.start_remove_confirm()}
      onConfirm={onConfirm}
    >
      <p>{m.start_remove_text({ title: agenda.title === '' ? m.start_untitled() : agenda.title })}</p>
      {isElsewhere(agenda) ? (
        <p>{m.start_remove_safe()}</p>
      ) : (
        <Notice kind="warning" title={m.start_remove_unconfirmed_title()}>
          <p>{m.start_remove_unconfirmed()}</p>
        </Notice>
      )}
    </AlertDialog>
  )
}
