import { clientOfField, type Entry } from '@lea/agenda'
import { useOpenAgenda } from '../agenda/desk/AgendaContext.ts'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { useAuthors } from './useAuthors.ts'

/** Who set one of several values, as far as the server knows, and the way to pick it. */
export default function SignedValue({ block, field, entry, text }: SignedValueProps) {
  const { session, work } = useOpenAgenda()
  const nameOf = useAuthors()
  const name =
    nameOf({ client: clientOfField(session.doc, block, field, entry.deviceId), said: entry.by }) || m.agenda_somebody()
  return (
    <>
      <span className="conflict__by">{m.agenda_conflict_by({ name })}</span>
      <Button
        kind="secondary"
        small
        aria-label={m.agenda_conflict_pick_label({ value: text, name })}
        onPress={() => work.pick(block, field, entry.value, text)}
      >
        {m.agenda_conflict_pick()}
      </Button>
    </>
  )
}

/** `block` null: a field of the agenda itself. `text`: the value in words. */
export type SignedValueProps = { block: string | null; field: string; entry: Entry; text: string }
