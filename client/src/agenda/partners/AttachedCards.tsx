import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly, useTitle, useTree } from '../desk/reading.ts'
import { TitleField } from '../fields/TitleField.tsx'
import { beginningOf, type CardType, isAttachedType } from '../panel/attachedTypes.ts'
import { BlockFields } from '../panel/BlockFields.tsx'
import '../texts/moreLabels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { addNextOnEnter } from '../work/addNextOnEnter.ts'
import { focusBeside } from '../work/focusBeside.ts'

/** What is written down at a block, kind by kind: the words of its list. */
const words = {
  seat: { list: m.fields_seats, none: m.fields_no_seats, add: m.fields_add_seat, title: m.fields_seat_title },
  responsibility: {
    list: m.fields_responsibilities,
    none: m.fields_no_responsibilities,
    add: m.fields_add_responsibility,
    title: m.fields_responsibility_title,
  },
  measurement: {
    list: m.fields_measurements,
    none: m.fields_no_measurements,
    add: m.fields_add_measurement,
    title: m.fields_measurement_title,
  },
  meeting: {
    list: m.fields_meetings,
    none: m.fields_no_meetings,
    add: m.fields_add_meeting,
    title: m.fields_meeting_title,
  },
} as const satisfies Record<CardType, Record<string, () => string>>

/** What a body answers for are its tasks. */
const taskWords: (typeof words)[CardType] = {
  list: m.fields_tasks,
  none: m.fields_no_tasks,
  add: m.fields_add_task,
  title: m.fields_task_title,
}

function wordsFor(type: CardType, ownerType: string | undefined): (typeof words)[CardType] {
  return type === 'responsibility' && ownerType === 'body' ? taskWords : words[type]
}

/** The blocks of one kind under an owner (null: under nothing), a card each, and the way to add one. */
export default function AttachedCards({ owner, type }: { owner: string | null; type: CardType }) {
  const { desk, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const tree = useTree()
  const children = owner === null ? tree.roots : (tree.nodes.get(owner)?.children ?? [])
  const blocks = children.filter((id) => tree.nodes.get(id)?.type === type)
  const text = wordsFor(type, owner === null ? undefined : tree.nodes.get(owner)?.type)
  return (
    <section className="panel__part" aria-label={text.list()} data-field={`${type}s`}>
      <h3 className="panel__heading">
        {text.list()} {blocks.length === 0 ? null : <span className="panel__count">{blocks.length}</span>}
      </h3>
      {blocks.length === 0 ? (
        <p className="panel__none">{text.none()}</p>
      ) : (
        <ul className="panel__rows" onKeyDownCapture={addNextOnEnter}>
          {blocks.map((id) => (
            <Card key={id} id={id} type={type} label={text.title()} />
          ))}
        </ul>
      )}
      <Button
        small
        kind="quiet"
        icon="add"
        isDisabled={readOnly !== null}
        onPress={() => {
          const id = work.addTo(owner, type, { fields: isAttachedType(type) ? beginningOf(type) : {} })
          if (id !== undefined) desk.wishField({ block: owner ?? id, field: `${type}:${id}` })
        }}
      >
        {text.add()}
      </Button>
    </section>
  )
}

function Card({ id, type, label }: { id: string; type: CardType; label: string }) {
  const { session, work } = useOpenAgenda()
  const title = useTitle(id)
  useFields(id) // a seat is called by who holds it
  const readOnly = useReadOnly()
  if (title === undefined) return null
  const name = <TitleField block={id} label={label} />
  return (
    <li className={`line-card line-card--${type}`} data-field={`${type}:${id}`}>
      {type === 'seat' ? (
        // known by its organisation: a name of its own is for the few that have one
        <BlockFields block={id} type={type} rare={name} rareIsFilled={title.trim() !== ''} />
      ) : (
        <>
          {name}
          <BlockFields block={id} type={type} />
        </>
      )}
      <div className="line-card__foot">
        <IconButton
          small
          icon="bin"
          label={m.agenda_delete_title({ title: titleOf(session.live, id) })}
          isDisabled={readOnly !== null}
          onPress={() => {
            focusBeside(`${type}:${id}`)
            work.remove(id)
          }}
        />
      </div>
    </li>
  )
}
