import { clientOfDeletion, clientOfField, type Entry, type Field } from '@lea/agenda'
import { useKnownAuthors } from '../../access/useAuthors.ts'
import { m } from '../../paraglide/messages.js'
import { deletionOf } from '../../session/deletions.ts'
import type { PersonHere } from '../../session/session.ts'
import { Avatar } from '../../ui/Avatars.tsx'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { titleOf } from '../texts/titleOf.ts'
import { valueText } from '../texts/valueText.ts'
import './MeanwhileNotices.css'

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

/** Says of a block that it doesn't fit the filter, and why it is there. */
export function Kept() {
  return <p className="block__kept lea-no-print">{m.agenda_kept_by_filter()}</p>
}

/** Says in the header how many fields wait for somebody to pick, and leads to them. */
export function ConflictButton({ count }: { count: number }) {
  const { desk } = useOpenAgenda()
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

export type PeopleProps = { people: readonly PersonHere[] }

/** Who else is in this block, or oneself in another window: a mark in their colour with their name. */
export function People({ people }: PeopleProps) {
  const first = people[0]
  return (
    <div className="block__people lea-no-print" style={first === undefined ? {} : { borderColor: first.colour }}>
      {people.map(({ clientId, name, colour, isSelf }) => (
        <span key={clientId} className="block__person">
          <Avatar small name={name} colour={colour} />
          <span className="block__person-name">{isSelf ? m.session_self_elsewhere() : name}</span>
        </span>
      ))}
    </div>
  )
}
