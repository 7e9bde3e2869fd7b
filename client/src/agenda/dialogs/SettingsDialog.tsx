import { agendaFields } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAgenda } from '../desk/reading.ts'
import { FieldEditor } from '../fields/BlockField.tsx'
import '../texts/moreLabels.ts'

/** What belongs to the agenda as a whole. Every field is kept when one leaves it, so there is nothing to save here. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { fields } = useAgenda()
  return (
    <Dialog
      isOpen
      title={m.agenda_settings()}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {m.agenda_ready()}
        </Button>
      }
    >
      {Object.entries(agendaFields).map(([field, kind]) => (
        <FieldEditor
          key={field}
          block={null}
          field={field}
          kind={kind}
          entries={fields[field]}
          label={field === 'kind' ? m.agenda_field_agenda_kind() : undefined}
        />
      ))}
    </Dialog>
  )
}
