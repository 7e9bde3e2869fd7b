import { agendaFields, type BlockTypeName, blockTypes } from '@lea/agenda'
import { expect, test } from 'vitest'
import { addedTypes } from '../desk/placeForNew.ts'
import { settingsFields } from '../dialogs/SettingsDialog.tsx'
import { listedTypes } from '../partners/PartnersPage.tsx'
import { attachedTypes, cardTypes } from './attachedTypes.ts'
import { fieldGroups } from './fieldGroups.ts'
import { lineFields } from './lineFields.ts'
import { roleFields } from './Roles.tsx'

const types = Object.keys(blockTypes) as BlockTypeName[]

/** The fields that the screen where a type is edited has a control for. */
function controlsOf(type: BlockTypeName): string[] {
  if (type === 'role') return [...roleFields]
  if (type === 'budget') return [...lineFields]
  const { open, folded } = fieldGroups(type)
  return [...open, ...folded.flatMap(({ fields }) => fields)]
}

test.each(types)('every field of %s has a control', (type) => {
  const fields = Object.keys(blockTypes[type].fields).filter((name) => name !== 'hint')
  expect(controlsOf(type).sort()).toEqual(fields.sort())
})

test.each(types)('%s can be added and edited somewhere', (type) => {
  const places = {
    document: () => (addedTypes as readonly string[]).includes(type),
    attached: () => (attachedTypes as readonly string[]).includes(type) && (type in custom || isCard(type)),
    list: () => listedTypes.includes(type) || isCard(type),
  }
  expect(places[blockTypes[type].placement]()).toBe(true)
})

test('every field of an agenda is in its settings', () => {
  expect([...settingsFields].sort()).toEqual(Object.keys(agendaFields).sort())
})

/** Those that have a form of their own in the panel. */
const custom = { role: roleFields, budget: lineFields }

function isCard(type: BlockTypeName): boolean {
  return (cardTypes as readonly string[]).includes(type)
}
