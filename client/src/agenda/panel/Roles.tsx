import { blockTypes, childrenOfPlacement, isBlockTypeName } from '@lea/agenda'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Combobox } from '../../ui/Combobox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly, useTree } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'
import { useTypedChoice } from '../fields/useTypedChoice.ts'
import { useListed } from '../partners/useListed.ts'
import { fieldLabel, typeLabel } from '../texts/labels.ts'
import { latestText } from '../texts/latest.ts'
import { titleOf } from '../texts/titleOf.ts'
import { addNextOnEnter } from '../work/addNextOnEnter.ts'
import { focusBeside } from '../work/focusBeside.ts'
import { takeBackOnEscape } from '../work/takeBackOnEscape.ts'

/** What a row of a role shows. */
export const roleFields = ['partner', 'kind'] as const

/** Who takes part in a block, and how: one row per role. */
export function Roles({ owner }: { owner: string }) {
  const tree = useTree()
  const roles = childrenOfPlacement(tree, owner, 'attached').filter((id) => tree.nodes.get(id)?.type === 'role')
  const type = tree.nodes.get(owner)?.type
  // there the trekker has a field of its own, above the roles
  const leadIsAField = isBlockTypeName(type) && 'lead' in blockTypes[type].fields
  if (roles.length === 0) return <p className="panel__none">{m.agenda_no_roles()}</p>
  return (
    <ul className="panel__rows" onKeyDownCapture={addNextOnEnter}>
      {roles.map((role) => (
        <RoleRow key={role} role={role} without={leadIsAField ? 'lead' : undefined} />
      ))}
    </ul>
  )
}

function RoleRow({ role, without }: { role: string; without: string | undefined }) {
  const { session, desk, work } = useOpenAgenda()
  // the field may still have to be fetched when the panel goes to it
  const [isAsked] = useState(() => desk.fieldWish()?.field === `role:${role}`)
  const fields = useFields(role)
  const partners = useListed('partner')
  const bodies = useListed('body')
  const readOnly = useReadOnly()
  const entries = fields?.partner
  const typed = useTypedChoice({ block: role, field: roleFields[0] }, entries)
  if (!fields) return null
  const partner = latestText(fields, 'partner')
  const choices = partners.map(({ id, name, shortName }) => ({
    id,
    label: shortName || name,
    note: shortName === '' || shortName === name ? '' : name,
  }))
  choices.push(...bodies.map(({ id, name }) => ({ id, label: name, note: typeLabel('body') })))
  if (partner !== '' && !choices.some(({ id }) => id === partner)) {
    choices.push({
      id: partner,
      label: m.agenda_deleted_reference({ title: titleOf(session.live, partner) }),
      note: '',
    })
  }
  const name = choices.find(({ id }) => id === partner)?.label ?? m.agenda_role_nobody()
  return (
    <li className="role-row" data-field={`role:${role}`} onKeyDownCapture={takeBackOnEscape(work, role)}>
      <div className="role-row__partner">
        {entries !== undefined && entries.length > 1 ? (
          <ConflictChoice block={role} field={roleFields[0]} kind={blockTypes.role.fields.partner} entries={entries} />
        ) : (
          <Combobox
            small
            label={fieldLabel('partner')}
            labelIsHidden
            choices={choices}
            value={partner === '' ? null : partner}
            typed={typed}
            isDisabled={readOnly !== null}
            placeholder={m.agenda_choose_partner()}
            autoFocus={isAsked}
            onChange={(id) => work.set(role, 'partner', id)}
            onCreate={(words) => {
              const made = work.addTo(null, 'partner', { title: words })
              if (made !== undefined) work.set(role, 'partner', made)
            }}
            createLabel={(words) => m.agenda_make_partner({ name: words })}
          />
        )}
      </div>
      <div className="role-row__kind">
        <BlockField
          block={role}
          field={roleFields[1]}
          label={m.agenda_kind_of({ kind: typeLabel('role'), name })}
          labelIsHidden
          without={without}
        />
      </div>
      <IconButton
        small
        icon="close"
        label={m.agenda_remove_role({ name })}
        isDisabled={readOnly !== null}
        onPress={() => {
          focusBeside(`role:${role}`)
          work.remove(role)
        }}
      />
    </li>
  )
}
