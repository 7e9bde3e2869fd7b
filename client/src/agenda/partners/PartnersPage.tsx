import { type BlockTypeName, blockTypes } from '@lea/agenda'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { afterPress } from '../../ui/afterPress.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFieldWish, useReadOnly, useTitle, useTree } from '../desk/reading.ts'
import { wishedFor } from '../desk/wishedFor.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { TitleField } from '../fields/TitleField.tsx'
import { fieldLabel } from '../texts/labels.ts'
import { PrintedTitle } from '../views/PrintedTitle.tsx'
import { focusBeside } from '../work/focusBeside.ts'
import AttachedCards from './AttachedCards.tsx'
import { Bodies, FoldedUnder } from './BlockCards.tsx'
import './PartnersPage.css'

/** The organisations that take part, the bodies in which they meet, who sits there, and the funds that pay. */
export default function PartnersPage() {
  const { desk } = useOpenAgenda()
  const wish = useFieldWish()
  const page = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const row = wish && page.current && wishedFor(page.current, wish)
    for (const around of enclosing(row)) around.open = true
    const control = row?.querySelector<HTMLElement>('input, [role="textbox"]')
    if (!control) return
    control.focus()
    control.scrollIntoView({ block: 'center' })
    desk.fulfilFieldWish()
  })

  return (
    <div className="partners" ref={page}>
      <PrintedTitle />
      <PageHeading title={m.agenda_page_partners_title()} />
      <nav className="partners__parts lea-no-print" aria-label={m.fields_on_this_page()}>
        {parts.map(({ type, title }) => (
          <a key={type} href={`#listed-${type}`}>
            {title()}
          </a>
        ))}
      </nav>
      <List
        type="partner"
        title={m.agenda_partners()}
        nameLabel={m.agenda_partner_name()}
        addLabel={m.agenda_add_partner()}
        empty={m.agenda_no_partners()}
      />
      <List
        type="body"
        title={m.fields_bodies()}
        nameLabel={m.fields_body_name()}
        addLabel={m.fields_add_body()}
        empty={m.fields_no_bodies()}
      />
      <List
        type="person"
        title={m.fields_people()}
        nameLabel={m.fields_person_name()}
        addLabel={m.fields_add_person()}
        empty={m.fields_no_people()}
      />
      <MeetingsOfNobody />
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

const parts = [
  { type: 'partner', title: m.agenda_partners },
  { type: 'body', title: m.fields_bodies },
  { type: 'person', title: m.fields_people },
  { type: 'meeting', title: m.fields_meetings },
  { type: 'fund', title: m.agenda_funds },
] as const

/** The types that have a list on this page. */
export const listedTypes: readonly BlockTypeName[] = ['partner', 'fund', 'body', 'person']

type ListProps = {
  type: Extract<BlockTypeName, 'partner' | 'fund' | 'body' | 'person'>
  title: string
  nameLabel: string
  addLabel: string
  empty: string
}

/** In the order in which they were added: a row that jumps to its place in the alphabet while one types helps nobody. */
function List({ type, title, nameLabel, addLabel, empty }: ListProps) {
  const tree = useTree()
  const ids = [...tree.nodes.values()].flatMap((node) => (node.type === type ? [node.id] : []))
  return (
    <section className="listed" aria-labelledby={`listed-${type}`}>
      <h2 id={`listed-${type}`}>
        {title} <span className="listed__count">{ids.length}</span>
      </h2>
      {ids.length === 0 ? <p className="listed__none">{empty}</p> : null}
      {ids.length === 0 || type === 'body' ? null : (
        <div className={`listed__row listed__row--${type} listed__heads`} aria-hidden="true">
          <span>{nameLabel}</span>
          {Object.keys(blockTypes[type].fields).map((field) => (
            <span key={field}>{fieldLabel(field)}</span>
          ))}
        </div>
      )}
      {type === 'body' ? (
        <Bodies />
      ) : (
        <ul className="listed__rows">
          {ids.map((id) => (
            <ListedRow key={id} id={id} type={type} nameLabel={nameLabel} />
          ))}
        </ul>
      )}
      <Adder type={type} addLabel={addLabel} />
    </section>
  )
}

function ListedRow({ id, type, nameLabel }: { id: string; type: 'partner' | 'fund' | 'person'; nameLabel: string }) {
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
      {type === 'partner' ? <FoldedUnder owner={id} type="responsibility" /> : null}
    </li>
  )
}

const newLabels = {
  partner: m.agenda_new_partner,
  fund: m.agenda_new_fund,
  body: m.fields_new_body,
  person: m.fields_new_person,
} as const

/** Meetings that belong to no body; those of a body stand in its card. */
function MeetingsOfNobody() {
  return (
    <div className="listed listed__loose" id="listed-meeting">
      <AttachedCards owner={null} type="meeting" />
    </div>
  )
}

/** What has to be unfolded before a row can be seen: from the row itself outwards. */
function enclosing(row: Element | null | undefined): HTMLDetailsElement[] {
  const inside = row?.querySelector<HTMLDetailsElement>(':scope > .listed__card')
  const around: HTMLDetailsElement[] = inside ? [inside] : []
  for (let at = row?.closest('details'); at; at = at.parentElement?.closest('details')) around.push(at)
  return around
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
      data-field={`new:${type}`}
      onSubmit={(event) => {
        event.preventDefault()
        add()
        field.current?.focus()
      }}
      onBlur={(event) => {
        // a name that was typed counts, also when one goes on with the Tab key or the mouse
        if (!event.currentTarget.contains(event.relatedTarget)) afterPress(add)
      }}
    >
      <TextField small ref={field} label={newLabels[type]()} value={name} onChange={setName} />
      <Button small type="submit" icon="add">
        {addLabel}
      </Button>
    </form>
  )
}
