import { clientOfDeletion, clientOfField, type Entry, type Field } from '@lea/agenda'
import { useKnownAuthors } from '../../access/useAuthors.ts'
import { m } from '../../paraglide/messages.js'
import { deletionOf } from '../../session/deletions.ts'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { titleOf } from '../texts/titleOf.ts'
import { valueText } from '../texts/valueText.ts'

/** Says of a block that a colleague deleted it while one writes in it, and brings it back. */
export function Gone({ block }: { block: string }) {
  const { session, work } = useOpenAgenda()
  const nameOf = useKnownAuthors()
  const deletion = deletionOf(session.doc, block)
  if (!deletion) return null
  // Not the word of who deleted it: 'a colleague', until it is known who that is.
  const name = nameOf?.({ client: clientOfDeletion(session.doc, block), said: deletion.by }) || m.agenda_somebody()
  return (
    <p className="block__gone lea-no-print">
      <span>{m.agenda_gone({ name })}</span>
      <Button
        small
        kind="quiet"
        aria-label={m.agenda_restore_title({ title: titleOf(session.live, block) })}
        onPress={() => work.restore(deletion.group)}
      >
        {m.agenda_restore()}
      </Button>
    </p>
  )
}

/** `block` null: a field of the agenda itself. `entries`: what others made of it while one types in it. */
export type ChangedProps = { block: string | null; field: string; kind: Field | undefined; entries: readonly Entry[] }

/** Says under a field in which one types what others made of it meanwhile, and who, as far as the server knows. */
export function Changed({ block, field, kind, entries }: ChangedProps) {
  const { session } = useOpenAgenda()
  const nameOf = useKnownAuthors()
  return entries.map(({ deviceId, by, value }) => {
    const name = nameOf?.({ client: clientOfField(session.doc, block, field, deviceId), said: by })
    return (
      <p key={deviceId} className="words-field__meanwhile" role="status">
        {m.agenda_changed_meanwhile({
          name: name || m.agenda_somebody(),
          value: valueText(value, kind, session.live),
        })}
      </p>
    )
  })
}
