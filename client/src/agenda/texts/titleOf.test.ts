import { addBlock, createAgenda, LiveAgenda, type Outcome, parseAmount, type Writer } from '@lea/agenda'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { titleOf } from './titleOf.ts'

function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

test('a budget line without a title is called by what it belongs to, and by its amount or else its fund', () => {
  const doc = new Y.Doc()
  const writer: Writer = { deviceId: 'anna', name: 'Anna' }
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
  const add = (draft: Parameters<typeof addBlock>[2]) => valueIn(addBlock(doc, writer, draft))
  const fund = add({ type: 'fund', parent: null, title: 'NPO' })
  const action = add({ type: 'action', parent: null, title: 'Zomerschool' })
  const nameless = add({ type: 'action', parent: null })
  const amount = parseAmount('32500').amount
  const cost = add({ type: 'budget', parent: action, fields: { kind: 'cost', amount } })
  const live = new LiveAgenda(doc)
  const nameOf = (parent: string, draft: object = {}) => titleOf(live, add({ type: 'budget', parent, ...draft }))
  expect(titleOf(live, cost)).toBe('Begrotingsregel bij Zomerschool, €\u00a032.500')
  expect(nameOf(cost, { fields: { kind: 'cover', fund } })).toBe('Begrotingsregel bij Zomerschool, NPO')
  expect(nameOf(action)).toBe('Begrotingsregel bij Zomerschool')
  expect(nameOf(nameless, { fields: { amount } })).toBe('Begrotingsregel, €\u00a032.500')
  expect(nameOf(nameless)).toBe('Begrotingsregel zonder titel')
  expect(nameOf(action, { title: 'Docenten' })).toBe('Docenten')
})

test('a seat without a title is called by who holds it, else by its place and by whom it is for, and by its body', () => {
  const doc = new Y.Doc()
  const writer: Writer = { deviceId: 'anna', name: 'Anna' }
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
  const add = (draft: Parameters<typeof addBlock>[2]) => valueIn(addBlock(doc, writer, draft))
  const [body, nameless] = [
    add({ type: 'body', parent: null, title: 'Stuurgroep' }),
    add({ type: 'body', parent: null }),
  ]
  const person = add({ type: 'person', parent: null, title: 'J. Bos' })
  const organisation = add({ type: 'partner', parent: null, title: 'Bibliotheek' })
  const live = new LiveAgenda(doc)
  const seat = (fields: Parameters<typeof addBlock>[2]['fields'] = {}, parent = body) =>
    titleOf(live, add({ type: 'seat', parent, fields }))
  expect(seat({ person, organisation })).toBe('Zetel van J. Bos, Stuurgroep')
  expect(seat({ holder: 'Wethouder' })).toBe('Zetel van Wethouder, Stuurgroep')
  expect(seat({ organisation })).toBe('Zetel 3 van Bibliotheek, Stuurgroep')
  expect(seat()).toBe('Zetel 4, Stuurgroep')
  expect(seat({}, nameless)).toBe('Zetel 1')
})
