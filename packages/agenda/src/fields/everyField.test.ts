import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createAgenda } from '../commands/createAgenda.ts'
import { readBlock } from '../document/read.ts'
import { blocksOf } from '../keys.ts'
import { add, valueIn } from '../test/outline.ts'
import { type Peer, peers } from '../test/peers.ts'
import { bodyOf, typeIn } from '../test/typing.ts'
import { agendaFields, type BlockTypeName, blockTypes } from '../types/blockTypes.ts'
import { type Field, type FieldValue, hasMembers } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { parsePeriod } from '../values/period.ts'
import { readAgendaField } from './readField.ts'
import { setAgendaField, setField } from './setField.ts'

/** Two different values that two people may write in a field. A new kind of field doesn't compile without its two. */
function twoValues(field: Field): readonly [FieldValue, FieldValue] {
  switch (field.kind) {
    case 'text':
      return ['Wat Anna schrijft', 'Wat Bram schrijft']
    case 'number':
      return field.isFigure
        ? [
            { words: 'circa 25%', value: 25 },
            { words: '1 op 4', value: null },
          ]
        : [2026, 2027]
    case 'date':
      return [
        { words: 'eind 2026', value: '2026-12-31' },
        { words: 'n.t.b.', value: null },
      ]
    case 'amount':
      return [parseAmount('32.500').amount, parseAmount('26.000').amount]
    case 'period':
      return [parsePeriod('Q4 2026').period, parsePeriod('medio 2027').period]
    case 'reference':
      return ['one', 'other']
    case 'references':
      return [['one'], ['other']]
    case 'choice':
      return twoOf(field.choices)
    case 'choices': {
      const [one, other] = twoOf(field.choices)
      return [[one], [other]]
    }
  }
}

/** The last two: what a block begins with, and who writes that changes nothing, is the first. */
function twoOf(choices: readonly string[]): readonly [string, string] {
  const [one, other] = choices.slice(-2)
  if (one === undefined || other === undefined) throw new Error('a choice of fewer than two is no choice')
  return [one, other]
}

/** What the field holds after both wrote apart and met: both values, or both members of one value. */
function expectBoth(field: Field, values: readonly FieldValue[]): void {
  const two = twoValues(field)
  if (!hasMembers(field)) expect(values).toEqual(expect.arrayContaining([...two]))
  else expect(values).toEqual([expect.arrayContaining(two.flat())])
  expect(values).toHaveLength(hasMembers(field) ? 1 : 2)
}

function agenda() {
  const two = peers()
  createAgenda(two.anna.doc, two.anna.writer, { title: 'Samen', kind: 'covenant' })
  return two
}

/** A block of this type where it may stand: at the top, or under a block that may hold it. */
function addBlockOf(type: BlockTypeName, peer: Peer): string {
  const { doc, writer } = peer
  const { parents } = blockTypes[type]
  if ((parents as readonly string[]).includes('agenda')) return add(doc, writer, type, null, type)
  const parent = parents.find((each): each is BlockTypeName => each !== 'agenda' && each !== type)
  if (parent === undefined) throw new Error(`${type} can stand nowhere`)
  return add(doc, writer, type, addBlockOf(parent, peer), type)
}

describe.each(Object.keys(blockTypes) as BlockTypeName[])('two people change a block of type %s apart', (type) => {
  const { fields } = blockTypes[type]
  test(`and find both values in each of its ${Object.keys(fields).length} fields`, () => {
    const { anna, bram, apart, meet } = agenda()
    const id = addBlockOf(type, anna)
    apart()
    for (const [name, field] of Object.entries(fields)) {
      const [hers, his] = twoValues(field)
      valueIn(setField(anna.doc, anna.writer, id, name, hers))
      valueIn(setField(bram.doc, bram.writer, id, name, his))
    }
    meet()
    for (const { doc } of [anna, bram])
      for (const [name, field] of Object.entries(fields))
        expectBoth(
          field,
          (readBlock(doc, id)?.fields[name] ?? []).map(({ value }) => value),
        )
  })

  test('and one picks a value on both screens; undone, both values stand there again', () => {
    const { anna, bram, apart, meet } = agenda()
    const id = addBlockOf(type, anna)
    const undo = new Y.UndoManager(blocksOf(bram.doc), { trackedOrigins: new Set([bram.writer]), captureTimeout: 0 })
    for (const [name, field] of Object.entries(fields)) {
      const [hers, his] = twoValues(field)
      apart()
      valueIn(setField(anna.doc, anna.writer, id, name, hers))
      valueIn(setField(bram.doc, bram.writer, id, name, his))
      meet()
      const valuesOf = ({ doc }: Peer) => (readBlock(doc, id)?.fields[name] ?? []).map(({ value }) => value)
      valueIn(setField(bram.doc, bram.writer, id, name, hers))
      for (const each of [anna, bram]) expect(valuesOf(each), name).toEqual([hers])
      undo.undo()
      for (const each of [anna, bram]) expectBoth(field, valuesOf(each))
    }
  })

  test('and find what both typed in its title and its text', () => {
    const { anna, bram, apart, meet } = agenda()
    const id = addBlockOf(type, anna)
    apart()
    typeIn(anna, id, 'αβγ')
    typeIn(bram, id, 'δεζ')
    typeIn(anna, id, 'ηθι', 'title')
    typeIn(bram, id, 'κλμ', 'title')
    meet()
    for (const each of [anna, bram]) {
      for (const words of ['αβγ', 'δεζ']) expect(bodyOf(each, id)).toContain(words)
      for (const words of ['ηθι', 'κλμ']) expect(readBlock(each.doc, id)?.title).toContain(words)
    }
  })
})

test('two people change each field of the agenda itself apart, and find both values', () => {
  // nothing is filled in yet: who writes what stands there already changes nothing
  const { anna, bram, apart, meet } = peers()
  apart()
  for (const [name, field] of Object.entries(agendaFields)) {
    const [hers, his] = twoValues(field)
    valueIn(setAgendaField(anna.doc, anna.writer, name, hers))
    valueIn(setAgendaField(bram.doc, bram.writer, name, his))
  }
  meet()
  for (const { doc } of [anna, bram])
    for (const [name, field] of Object.entries(agendaFields))
      expectBoth(
        field,
        readAgendaField(doc, name).map(({ value }) => value),
      )
})
