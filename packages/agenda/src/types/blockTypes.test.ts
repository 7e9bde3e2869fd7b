import { expect, test } from 'vitest'
import { agendaFields, blockTypes, isBlockTypeName, mayStandUnder } from './blockTypes.ts'

const entries = Object.entries(blockTypes)

test.each(entries)('%s can stand somewhere, and is drawn where it can stand', (_, { parents, placement }) => {
  expect(parents.length).toBeGreaterThan(0)
  for (const parent of parents) {
    // What is attached is drawn inside its parent. What has a page of its own stands under nothing, or under another on
    // that page.
    if (placement === 'list') expect(parent === 'agenda' || blockTypes[parent].placement === 'list').toBe(true)
    else if (placement === 'attached') expect(parent).not.toBe('agenda')
    else expect(parent === 'agenda' || blockTypes[parent].placement === 'document').toBe(true)
  }
})

test.each([...entries.map(([, { fields }]) => fields), agendaFields])(
  'fields have names that fit in a key, and choices',
  (fields) => {
    for (const [name, field] of Object.entries(fields)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/)
      if (field.kind === 'choice') expect(new Set(field.choices).size).toBe(field.choices.length)
      if (field.kind === 'reference' || field.kind === 'references') expect(isBlockTypeName(field.to)).toBe(true)
    }
  },
)

test('what a type is, is asked of the registry and of nothing that every object has', () => {
  expect(['section', 'constructor', 'toString', '', undefined, 5].filter(isBlockTypeName)).toEqual(['section'])
  expect(mayStandUnder('action', 'pillar')).toBe(true)
  expect(mayStandUnder('section', 'action')).toBe(false)
  expect(mayStandUnder('role', 'agenda')).toBe(false)
})
