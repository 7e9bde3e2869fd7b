import { agendaFields, blockTypes } from '@lea/agenda'
import { expect, test } from 'vitest'
import { choiceLabel, fieldLabel, typeLabel } from './labels.ts'

const fields = [...Object.values(blockTypes).map((type) => type.fields), agendaFields].flatMap(Object.entries)

test('every type, field and choice of the registry has words of its own', () => {
  for (const type of Object.keys(blockTypes)) expect(typeLabel(type)).not.toBe(typeLabel('unheard-of'))
  for (const [name, field] of fields) {
    expect(fieldLabel(name), name).not.toBe(name)
    if (name === 'checksOff' || !('choices' in field)) continue
    for (const choice of field.choices) expect(choiceLabel(choice), choice).not.toBe(choice)
  }
})
