import { agendaFields, blockTypes, type Field } from '@lea/agenda'
import { expect, test } from 'vitest'
import { choiceLabel, fieldLabel, typeLabel } from './labels.ts'

function expectWords(fields: readonly (readonly [string, Field])[]) {
  for (const [name, field] of fields) {
    expect(fieldLabel(name), name).not.toBe(name)
    if (name === 'checksOff' || !('choices' in field)) continue
    for (const choice of field.choices) expect(choiceLabel(choice), choice).not.toBe(choice)
  }
}

test('a name that every object has is shown as it is', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(fieldLabel(name)).toBe(name)
    expect(choiceLabel(name)).toBe(name)
    expect(typeLabel(name)).toBe(typeLabel('unheard-of'))
  }
})

test('when something is planned is called alike in every kind; what the agenda as a whole is of isn’t planned', () => {
  expect(fieldLabel('period')).toBe(fieldLabel('planning'))
  expect(fieldLabel('period', 'block')).toBe('Planning')
  expect(fieldLabel('period', null)).toBe('Periode')
  expect(fieldLabel('status', null)).toBe('Status')
})

// In this order: fetching the others adds to what the first test looks at.
test('what the text draws has words at once', () => {
  for (const type of Object.keys(blockTypes)) expect(typeLabel(type)).not.toBe(typeLabel('unheard-of'))
  const drawn = Object.entries<Field>(blockTypes.action.fields)
  expectWords(drawn.filter(([name]) => name === 'status' || name === 'planning'))
  for (const name of ['status', 'kind']) {
    const field = agendaFields[name]
    if (field && 'choices' in field) expectWords([[name, field]])
  }
})

test('what the panel and the pages of partners and money fill in has words once a field is drawn', async () => {
  await import('./panelLabels.ts')
  const { partner, fund, role, budget } = blockTypes
  expectWords([partner, fund, role, budget].flatMap(({ fields }) => Object.entries<Field>(fields)))
})

test('what a check says that was deleted, or is to be filled in, has words without the others', () => {
  const referring = Object.values(blockTypes).flatMap(({ fields }) =>
    Object.entries<Field>(fields).filter(([, field]) => 'to' in field),
  )
  expect(referring.length).toBeGreaterThan(10)
  expectWords(referring)
  expectWords(Object.entries<Field>(blockTypes.assignment.fields))
})

test('every field and choice of the registry has words of its own once the others are fetched', async () => {
  await import('./moreLabels.ts')
  expectWords([
    ...Object.values(blockTypes).flatMap(({ fields }) => Object.entries<Field>(fields)),
    ...Object.entries<Field>(agendaFields),
  ])
})
