import { describe, expect, test } from 'vitest'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { readBlock } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { add, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import type { FieldValue } from '../types/field.ts'
import { bodiesOf, peopleOf } from './bodies.ts'
import { calendarOf } from './calendar.ts'
import { readFacts } from './facts.ts'

/** A steering group; `seat` adds one with these fields. */
function steeringGroup({ doc, writer }: Peer = peer('Anna', 1)) {
  const body = add(doc, writer, 'body', null, 'Stuurgroep')
  const seat = (title: string, fields: Record<string, FieldValue> = {}) =>
    add(doc, writer, 'seat', body, title, { fields })
  const person = (name: string, jobTitle = '') => add(doc, writer, 'person', null, name, { fields: { jobTitle } })
  return { doc, writer, seat, person, ...readings(doc) }
}

function readings(doc: Peer['doc']) {
  const facts = (day = '2026-01-15') => readFacts(doc, day)
  return {
    facts,
    count: () => bodiesOf(facts())[0]?.people,
    who: () => peopleOf(facts()).map(({ name, seats }) => [name, seats.length]),
  }
}

test('a person in two seats is one person with two seats', () => {
  const { seat, person, count, who } = steeringGroup()
  const anna = person('Anna')
  seat('Primair onderwijs', { person: anna })
  seat('Voortgezet onderwijs', { person: anna })
  seat('Kinderopvang')
  expect(count()).toBe(1)
  expect(who()).toEqual([['Anna', 2]])
})

test('an older agenda that names people in words counts as it did, also beside people that were chosen', () => {
  const { seat, person, count, who } = steeringGroup()
  seat('Primair onderwijs', { holder: 'Bram' })
  seat('Voortgezet onderwijs', { holder: 'bram ' })
  expect(count()).toBe(1)
  const anna = person('Anna')
  seat('Kinderopvang', { holder: 'Anna' })
  seat('Gemeente', { person: anna, holder: 'Bram' })
  expect(count()).toBe(2)
  expect(who()).toEqual([
    ['Anna', 2],
    ['Bram', 2],
  ])
})

test('a seat whose person was deleted is held by the words that it still has, or by nobody', () => {
  const { doc, writer, seat, person, count } = steeringGroup()
  const anna = person('Anna')
  seat('Gemeente', { person: anna })
  seat('Kinderopvang', { person: anna, holder: 'Bram' })
  valueIn(deleteBlock(doc, writer, anna))
  expect(count()).toBe(1)
})

test('a seat that rotates is in the calendar on its next turn, until a day was agreed', () => {
  const { doc, writer, seat, facts } = steeringGroup()
  const id = seat('Eigenaar', { since: '2022-03-01', rotationMonths: 24 })
  const turns = () => calendarOf(facts()).map(({ kind, start }) => [kind, start])
  expect(turns()).toEqual([['rotation', '2026-03-01']])
  valueIn(setField(doc, writer, id, 'until', '2026-09-01'))
  expect(turns()).toEqual([['rotation', '2026-09-01']])
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  test('who give one seat to different people see both, until one is picked', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { seat, person } = steeringGroup(anna)
    const [one, other] = [person('Anna'), person('Bram')]
    const held = seat('Gemeente')
    apart()
    valueIn(setField(anna.doc, anna.writer, held, 'person', one))
    valueIn(setField(bram.doc, bram.writer, held, 'person', other))
    meet()
    for (const { doc } of [anna, bram]) {
      const values = readBlock(doc, held)?.fields.person?.map(({ value }) => value)
      expect(values?.toSorted()).toEqual([one, other].toSorted())
      expect(readings(doc).count()).toBe(0)
    }
    valueIn(setField(anna.doc, anna.writer, held, 'person', one))
    expect(readings(bram.doc).who()).toEqual([
      ['Anna', 1],
      ['Bram', 0],
    ])
  })

  test('who each put the same name on the list for another seat have one person in two seats', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { seat } = steeringGroup(anna)
    const [primary, secondary] = [seat('Primair onderwijs'), seat('Voortgezet onderwijs')]
    apart()
    for (const [{ doc, writer }, held] of [
      [anna, primary],
      [bram, secondary],
    ] as const) {
      valueIn(setField(doc, writer, held, 'person', add(doc, writer, 'person', null, 'Anna')))
    }
    meet()
    for (const { doc } of [anna, bram]) {
      expect(readings(doc).count()).toBe(1)
      expect(readings(doc).who()).toEqual([
        ['Anna', 2],
        ['Anna', 0],
      ])
    }
  })
})
