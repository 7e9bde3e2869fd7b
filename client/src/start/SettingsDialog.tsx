import { m } from '../paraglide/messages.js'
import type { Person } from '../session/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ChoiceOfLooks } from './ChoiceOfLooks.tsx'
import { KeptHere } from './KeptHere.tsx'
import { PersonForm } from './PersonForm.tsx'
import { SharedComputer } from './SharedComputer.tsx'
import { useShelfView } from './ShelfContext.ts'

/** Name and organisation, language, light or dark, and whether the browser keeps what is stored. */
export function SettingsDialog({
  person,
  onClose,
  onSave,
}: {
  person: Person | null
  onClose: () => void
  onSave: (person: Person) => void
}) {
  // a browser without storage has no choice about it
  const { forgets } = useShelfView()
  return (
    <Dialog title={m.start_settings()} isOpen onClose={onClose}>
      <PersonForm
        person={person}
        submit={m.ui_save()}
        onSubmit={(changed) => {
          onClose()
          onSave(changed)
        }}
      />
      <hr className="lea-rule" />
      <ChoiceOfLooks />
      {forgets === 'unavailable' ? null : (
        <>
          <hr className="lea-rule" />
          <KeptHere />
          <hr className="lea-rule" />
          <SharedComputer />
        </>
      )}
    </Dialog>
  )
}
