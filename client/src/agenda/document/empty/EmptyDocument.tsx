import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { type TextType, textTypes } from '../../desk/placeForNew.ts'
import { useKindLabel, useReadOnly } from '../../desk/reading.ts'

function AddFirst({ type }: { type: TextType }) {
  const { work } = useOpenAgenda()
  const kind = useKindLabel(type)
  return (
    <Button kind={type === 'section' ? 'primary' : 'secondary'} icon="add" onPress={() => work.add(type, null)}>
      {m.agenda_add_kind({ kind: kind.toLowerCase() })}
    </Button>
  )
}

/** An agenda in which nothing stands yet. */
export default function EmptyDocument() {
  const readOnly = useReadOnly()
  if (readOnly !== null) return <EmptyState title={m.agenda_empty_title()} />
  return (
    <EmptyState title={m.agenda_empty_title()} actions={textTypes.map((type) => <AddFirst key={type} type={type} />)}>
      <p>{m.agenda_empty_text()}</p>
    </EmptyState>
  )
}
