import { useState } from 'react'
import type { AgendaOnDevice } from '../device/agendaList.ts'
import { m } from '../paraglide/messages.js'
import type { Session } from '../session/session.ts'
import { EmptyState } from '../ui/EmptyState.ts'
import { AgendaRow } from './AgendaRow.tsx'
import { RemoveAgendaDialog } from './RemoveAgendaDialog.tsx'
import { useUnsavedElsewhere } from './useUnsavedElsewhere.ts'

/** The agendas on this device, the last opened first. */
export function AgendaList({
  agendas,
  left,
  onRemove,
}: {
  agendas: readonly AgendaOnDevice[]
  left: readonly Session[]
  onRemove: (agenda: AgendaOnDevice) => void
}) {
  const unsaved = useUnsavedElsewhere()
  const [leaving, setLeaving] = useState<AgendaOnDevice | null>(null)
  if (agendas.length === 0) {
    return <EmptyState title={m.start_list_empty()}>{m.start_list_empty_text()}</EmptyState>
  }
  return (
    <>
      <ul className="lea-rows">
        {agendas.map((agenda) => (
          <AgendaRow
            key={agenda.id}
            agenda={agenda}
            left={left.find(({ agendaId }) => agendaId === agenda.id)}
            isUnsaved={unsaved.has(agenda.id)}
            onRemove={() => setLeaving(agenda)}
          />
        ))}
      </ul>
      {leaving === null ? null : (
        <RemoveAgendaDialog agenda={leaving} onClose={() => setLeaving(null)} onConfirm={() => onRemove(leaving)} />
      )}
    </>
  )
}
