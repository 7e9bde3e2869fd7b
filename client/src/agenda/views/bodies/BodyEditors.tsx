import type { BlockTypeName, BodyOverview } from '@lea/agenda'
import { type FormEvent, useRef, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { BlockField } from '../../fields/BlockField.tsx'
import { TitleField } from '../../fields/TitleField.tsx'
import { typeLabel } from '../../texts/labels.ts'
import { titleOf, untitled } from '../../texts/titleOf.ts'
import { focusBeside } from '../../work/focusBeside.ts'
import { AddTo } from '../AddTo.tsx'

const bodyFields = ['bodyKind', 'mandate', 'cadence', 'timesPerYear', 'chair', 'secretary', 'minSeats', 'maxSeats']
const seatFields = ['organisation', 'holder', 'owns', 'until']
const meetingFields = ['planning', 'place']

/** The fields, seats and meetings of every body, folded away under its name. */
export function BodyEditors({ bodies }: { bodies: readonly BodyOverview[] }) {
  return bodies.map((body) => (
    <details key={body.body} className="body-editor lea-no-print">
      <summary>{m.views_edit({ title: body.title || untitled('body') })}</summary>
      <div className="body-editor__fields" data-field={body.body}>
        <TitleField block={body.body} label={m.views_body_name()} />
        {bodyFields.map((field) => (
          <BlockField key={field} block={body.body} field={field} />
        ))}
      </div>
      <Rows owner={body.body} type="seat" ids={body.seats.map(({ seat }) => seat)} fields={seatFields} />
      <Rows owner={body.body} type="meeting" ids={body.meetings} fields={meetingFields} />
      <RemoveButton block={body.body} />
    </details>
  ))
}

function Rows({
  owner,
  type,
  ids,
  fields,
}: {
  owner: string
  type: Extract<BlockTypeName, 'seat' | 'meeting'>
  ids: readonly string[]
  fields: readonly string[]
}) {
  return (
    <section className="body-editor__rows" aria-label={type === 'seat' ? m.views_seats() : m.views_meetings()}>
      <h3>{type === 'seat' ? m.views_seats() : m.views_meetings()}</h3>
      <ul>
        {ids.map((id) => (
          <li key={id} data-field={id} className={`body-editor__row body-editor__row--${type}`}>
            <TitleField block={id} label={typeLabel(type)} />
            {fields.map((field) => (
              <BlockField key={field} block={id} field={field} />
            ))}
            <RemoveButton block={id} isSmall />
          </li>
        ))}
      </ul>
      <AddTo owner={owner} type={type} label={type === 'seat' ? m.views_add_seat() : m.views_add_meeting()} />
    </section>
  )
}

function RemoveButton({ block, isSmall = false }: { block: string; isSmall?: boolean }) {
  const { session, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const label = m.agenda_delete_title({ title: titleOf(session.live, block) })
  const remove = () => {
    focusBeside(block)
    work.remove(block)
  }
  if (isSmall) return <IconButton small icon="bin" label={label} isDisabled={readOnly !== null} onPress={remove} />
  return (
    <Button small kind="quiet" icon="bin" isDisabled={readOnly !== null} onPress={remove}>
      {label}
    </Button>
  )
}

/** Adds a body by its name. */
export function BodyAdder() {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const [name, setName] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && work.addTo(null, 'body', { title: name.trim() }) !== undefined) setName('')
    field.current?.focus()
  }
  if (readOnly !== null) return null
  return (
    <form className="body-adder lea-no-print" onSubmit={add}>
      <TextField small ref={field} label={m.views_new_body()} value={name} onChange={setName} />
      <Button small type="submit" icon="add">
        {m.views_add_body()}
      </Button>
    </form>
  )
}
