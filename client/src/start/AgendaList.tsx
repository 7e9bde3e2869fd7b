import { useState } from 'react'
import type { AgendaOnDevice } from '../device/agendaList.ts'
import { m } from '../paraglide/messages.js'
import { EmptyState } from '../ui/EmptyState.tsx'
import { AgendaRow } from './AgendaRow.tsx'
import { RemoveAgendaDialog } from './RemoveAgendaDialog.tsx'

/** The agendas on this device, the last opened first. */
export function AgendaList({
  agendas,
  onRemove,
}: {
  agendas: readonly AgendaOnDevice[]
  onRemove: (agenda: AgendaOnDevice) => void
}) {
  const [leaving, setLeaving] = useState<AgendaOnDevice | null>(null)
  if (agendas.length === 0) {
    return <EmptyState title={m.start_list_empty()}>{m.start_list_empty_text()}</EmptyState>
  }
  return (
    <>
      <ul className="lea-rows">
        {agendas.map((agenda) => (
          <AgendaRow key={agenda.id} agenda={agenda} onRemove={() => setLeaving(agenda)} />
        ))}
      </ul>
      {leaving === null ? null : (
        <RemoveAgendaDialog agenda={leaving} onClose={() => setLeaving(null)} onConfirm={() => onRemove(leaving)} />
      )}
    </>
  )
}
