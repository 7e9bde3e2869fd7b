import { type BlockTypeName, blockTypes } from '@lea/agenda'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFieldWish, useReadOnly, useTitle, useTree } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { TitleField } from '../fields/TitleField.tsx'
import { fieldLabel } from '../texts/labels.ts'
import { focusBeside } from '../work/focusBeside.ts'
import './PartnersPage.css'

/** The organisations that take part, and the funds that pay. */
export default function PartnersPage() {
  const { desk } = useOpenAgenda()
  const wish = useFieldWish()
  const page = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const row = wish === null ? null : page.current?.querySelector(`[data-field="${CSS.escape(wish.field)}"]`)
    const control = row?.querySelector<HTMLElement>('input, [role="textbox"]')
    if (!control) return
    control.focus()
    control.scrollIntoView({ block: 'center' })
    desk.fulfilFieldWish()
  })

  return (
    <div className="partners" ref={page}>
      <PageHeading title={m.agenda_page_partners()} />
      <List
        type="partner"
        title={m.agenda_partners()}
        nameLabel={m.agenda_partner_name()}
        addLabel={m.agenda_add_partner()}
        empty={m.agenda_no_partners()}
      />
      <List
        type="fund"
        title={m.agenda_funds()}
        nameLabel={m.agenda_fund_name()}
        addLabel={m.agenda_add_fund()}
        empty={m.agenda_no_funds()}
      />
    </div>
  )
}

type ListProps = {
  type: Extract<BlockTypeName, 'partner' | 'fund'>
  title: string
  nameLabel: string
  addLabel: string
  empty: string
}

/** In the order in which they were added: a row that jumps to its place in the alphabet while one types helps nobody. */
function List({ type, title, nameLabel, addLabel, empty }: ListProps) {
  const tree = useTree()
  const ids = tree.roots.filter((id) => tree.nodes.get(id)?.type === type)
  return (
    <section className="listed" aria-labelledby={`listed-${type}`}>
      <h2 id={`listed-${type}`}>
        {title} <span className="listed__count">{ids.length}</span>
      </h2>
      {ids.length === 0 ? <p className="listed__none">{empty}</p> : null}
      {ids.length === 0 ? null : (
        <div className={`listed__row listed__row--${type} listed__heads`} aria-hidden="true">
          <span>{nameLabel}</span>
          {Object.keys(blockTypes[type].fields).map((field) => (
            <span key={field}>{fieldLabel(field)}</span>
          ))}
        </div>
      )}
      <ul className="listed__rows">
        {ids.map((id) => (
          <ListedRow key={id} id={id} type={type} nameLabel={nameLabel} />
        ))}
      </ul>
      <Adder type={type} addLabel={addLabel} />
    </section>
  )
}

function ListedRow({ id, type, nameLabel }: { id: string; type: ListProps['type']; nameLabel: string }) {
  const { work } = useOpenAgenda()
  const title = useTitle(id)
  const readOnly = useReadOnly()
  if (title === undefined) return null
  return (
    <li className={`listed__row listed__row--${type}`} data-field={id}>
      <TitleField block={id} label={nameLabel} labelIsHidden />
      {Object.keys(blockTypes[type].fields).map((field) => (
        <BlockField key={field} block={id} field={field} labelIsHidden />
      ))}
      <IconButton
        small
        icon="bin"
        label={m.agenda_delete_title({ title: title.trim() || m.agenda_untitled() })}
        isDisabled={readOnly !== null}
        onPress={() => {
          focusBeside(id)
          work.remove(id)
        }}
      />
    </li>
  )
}

function Adder({ type, addLabel }: { type: ListProps['type']; addLabel: string }) {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const [name, setName] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = () => {
    if (name.trim() !== '' && work.addTo(null, type, { title: name.trim() }) !== undefined) setName('')
  }
  if (readOnly !== null) return null
  return (
    <form
      className="listed__add"
      onSubmit={(event) => {
        event.preventDefault()
        add()
        field.current?.focus()
      }}
      onBlur={(event) => {
        // a name that was typed counts, also when one goes on with the Tab key or the mouse
        if (!event.currentTarget.contains(event.relatedTarget)) add()
      }}
    >
      <TextField
        small
        ref={field}
        label={type === 'partner' ? m.agenda_new_partner() : m.agenda_new_fund()}
        value={name}
        onChange={setName}
      />
      <Button small type="submit" icon="add">
        {addLabel}
      </Button>
    </form>
  )
}
