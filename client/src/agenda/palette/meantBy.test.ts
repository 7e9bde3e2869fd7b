import { expect, test } from 'vitest'
import { meantBy } from './meantBy.ts'

const targets = [
  { id: 'page-budget', label: 'Begroting', also: 'geld, kosten' },
  { id: 'page-planning', label: 'Planning', also: 'kwartaal' },
  { id: 'page-yearPlan', label: 'Jaarplan' },
  { id: 'command-settings', label: 'Instellingen van de agenda' },
  { id: 'command-print', label: 'Druk af', also: 'afdrukken, pdf' },
  { id: 'command-add', label: 'Voeg een besluit toe', isRare: true },
]
const found = (query: string) => meantBy(query, targets).map(({ id }) => id)

test('a page or a command is found by the beginning of its name, or of another word for it', () => {
  expect(found('begr')).toEqual(['page-budget'])
  expect(found('kos')).toEqual(['page-budget'])
  expect(found('instellingen agenda')).toEqual(['command-settings'])
})

test.each([
  ['begrotng', 'page-budget'],
  ['planing', 'page-planning'],
  ['jaarplna', 'page-yearPlan'],
  ['instelingen', 'command-settings'],
  ['afdruken', 'command-print'],
])('%s is understood', (query, id) => {
  expect(found(query)[0]).toBe(id)
})

test('what is rare is only there for who asks for it, and nothing is made of other words', () => {
  expect(found('')).not.toContain('command-add')
  expect(found('besluit')).toEqual(['command-add'])
  expect(found('zwembad')).toEqual([])
})
