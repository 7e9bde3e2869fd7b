import { expect, test } from 'vitest'
import { isNamedBy, meantBy } from './meantBy.ts'

const targets = [
  { id: 'page-budget', label: 'Begroting', also: 'geld, kosten' },
  { id: 'page-planning', label: 'Planning', also: 'kwartaal' },
  { id: 'page-yearPlan', label: 'Jaarplan' },
  { id: 'command-settings', label: 'Instellingen van de agenda' },
  { id: 'command-print', label: 'Druk af', also: 'afdrukken, pdf' },
  { id: 'command-add', label: 'Voeg een besluit toe', isRare: true },
]
const additions = [
  { id: 'changes', label: 'Wat is er veranderd', also: 'nieuw' },
  { id: 'line', label: 'Voeg actielijn toe', also: 'nieuw, nieuwe, toevoegen, maak, Actielijn actielijnen Pijler' },
  { id: 'action', label: 'Voeg actie toe', also: 'nieuw, nieuwe, toevoegen, maak, Actie acties' },
  { id: 'goal', label: 'Voeg focusdoel toe', also: 'nieuw, nieuwe, toevoegen, maak', isRare: true },
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

test.each([
  ['jaar plan', 'page-yearPlan'],
  ['begro ting', 'page-budget'],
  ['instellingenvan', 'command-settings'],
])('%s is understood with other spaces', (query, id) => {
  expect(found(query)).toEqual([id])
})

test.each([
  ['nieuwe actie', ['action', 'line']],
  ['actie toevoegen', ['action', 'line']],
  ['maak een pijler', ['line']],
  ['nieuwe focus doel', ['goal']],
  ['nieuw', ['changes', 'line', 'action', 'goal']],
])('%s is for what adds it, in the words that people use; whole words come first, what is rare last', (query, ids) => {
  expect(meantBy(query, additions).map(({ id }) => id)).toEqual(ids)
})

test('a query names a command when all its words are of it, the last one perhaps half', () => {
  const [, , action] = additions
  const isNamed = (query: string) => action !== undefined && isNamedBy(query, action)
  expect(['nieuwe act', 'maak een actie', 'actie toevoegen'].filter(isNamed)).toHaveLength(3)
  expect(['actie', 'nieuwe aanpak', 'nieuw act en daad', 'act nieuwe'].filter(isNamed)).toEqual([])
})
