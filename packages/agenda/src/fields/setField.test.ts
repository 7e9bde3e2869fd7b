import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeType } from '../commands/changeType.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { restoreBlocks } from '../commands/restoreBlocks.ts'
import { readBlock, readTree } from '../document/read.ts'
import { blocksOf, fieldKey, fieldOfKey, type YBlock } from '../keys.ts'
import { add, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, exchange, type Peer, peer, peers } from '../test/peers.ts'
import type { FieldValue } from '../types/field.ts'
import { readAgendaField, readField } from './readField.ts'
import { keepField, setAgendaField, setField } from './setField.ts'

const sum = (words: string, cents: number) => ({ words, cents })

function valuesOf({ doc }: Peer, id: string, field: string): FieldValue[] {
  return readField(blocksOf(doc).get(id) as YBlock, field).map(({ value }) => value)
}

test('a field has the last value that was set, emptied is a value too', () => {
  const { anna } = peers()
  const { doc, writer } = anna
  const budget = add(doc, writer, 'budget', add(doc, writer, 'action', null, 'action'), '')
  expect(valuesOf(anna, budget, 'amount')).toEqual([])
  valueIn(setField(doc, writer, budget, 'amount', sum('32.500', 3_250_000)))
  expect(valuesOf(anna, budget, 'amount')).toEqual([{ words: '32.500', cents: 3_250_000 }])
  valueIn(setField(doc, writer, budget, 'amount', null))
  expect(valuesOf(anna, budget, 'amount')).toEqual([null])
})

test('setting what stands there already writes nothing', () => {
  const { anna } = peers()
  const { doc, writer } = anna
  const action = add(doc, writer, 'action', null, 'action', { fields: { status: 'done' } })
  let updates = 0
  doc.on('update', () => updates++)
  valueIn(setField(doc, writer, action, 'status', 'done'))
  valueIn(setField(doc, writer, action, 'partnersNote', null))
  expect(updates).toBe(0)
})

test('a field that is unknown, of a deleted block or of another type is refused', () => {
  const { doc, writer } = peers().anna
  const action = add(doc, writer, 'action', null, 'action')
  expect(refusalOf(setField(doc, writer, action, 'amount', null))).toBe('fieldIsUnknown')
  expect(refusalOf(setField(doc, writer, action, 'toString', 'x'))).toBe('fieldIsUnknown')
  expect(refusalOf(setAgendaField(doc, writer, 'toString', 'x'))).toBe('fieldIsUnknown')
  expect(refusalOf(setField(doc, writer, 'nothing', 'status', 'done'))).toBe('blockIsUnknown')
  deleteBlock(doc, writer, action)
  expect(refusalOf(setField(doc, writer, action, 'status', 'done'))).toBe('blockIsDeleted')
})

test('what Anna was typing when Bram deleted the block is in it when it is restored', () => {
  const { anna, bram } = peers()
  const action = add(anna.doc, anna.writer, 'action', null, 'action')
  const budget = add(anna.doc, anna.writer, 'budget', action, '', { fields: { amount: sum('1.000', 100_000) } })
  const seen = readField(blocksOf(anna.doc).get(budget) as YBlock, 'amount')
  const { group } = valueIn(deleteBlock(bram.doc, bram.writer, action))
  valueIn(keepField(anna.doc, anna.writer, budget, 'amount', sum('4.321', 432_100), seen))
  expect(readTree(bram.doc).nodes.has(budget)).toBe(false)
  valueIn(restoreBlocks(bram.doc, bram.writer, group))
  for (const person of [anna, bram]) expect(valuesOf(person, budget, 'amount')).toMatchObject([{ words: '4.321' }])
})

test('what Anna was typing when Bram gave the block another type is there when it has its old type again', () => {
  const { anna, bram } = peers()
  const action = add(anna.doc, anna.writer, 'action', null, 'action')
  const planning = { words: 'voorjaar 2027', start: '2027-03-01', end: '2027-05-31' }
  valueIn(changeType(bram.doc, bram.writer, action, 'pillar'))
  expect(refusalOf(setField(anna.doc, anna.writer, action, 'planning', planning))).toBe('fieldIsUnknown')
  valueIn(keepField(anna.doc, anna.writer, action, 'planning', planning))
  valueIn(changeType(bram.doc, bram.writer, action, 'action'))
  expect(valuesOf(bram, action, 'planning')).toMatchObject([{ words: 'voorjaar 2027' }])
})

test('a value for a block or a field that never was is not kept', () => {
  const { doc, writer } = peers().anna
  const action = add(doc, writer, 'action', null, 'action')
  expect(refusalOf(keepField(doc, writer, 'nothing', 'status', 'done'))).toBe('blockIsUnknown')
  expect(refusalOf(keepField(doc, writer, action, 'toString', 'x'))).toBe('fieldIsUnknown')
  expect(refusalOf(keepField(doc, writer, action, 'amount', 'x'))).toBe('valueDoesNotFitField')
})

test('the document keeps its own copy of a value', () => {
  const { anna } = peers()
  const action = add(anna.doc, anna.writer, 'action', null, 'action')
  const period = { words: 'Q4 2021', start: '2021-10-01', end: '2021-12-31' }
  setField(anna.doc, anna.writer, action, 'planning', period)
  period.words = 'changed later'
  expect(valuesOf(anna, action, 'planning')).toMatchObject([{ words: 'Q4 2021' }])
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('two amounts stay side by side until one is picked, and then it is settled for both', () => {
    const { anna, bram, apart, meet } = peers(order)
    const budget = add(anna.doc, anna.writer, 'budget', add(anna.doc, anna.writer, 'action', null, 'action'), '')
    valueIn(setField(anna.doc, anna.writer, budget, 'amount', sum('5', 500)))
    apart()
    valueIn(setField(anna.doc, anna.writer, budget, 'amount', sum('10', 1000)))
    valueIn(setField(bram.doc, bram.writer, budget, 'amount', sum('20', 2000)))
    meet()
    expect(readBlock(anna.doc, budget)?.fields.amount).toMatchObject([{ by: 'Anna' }, { by: 'Bram' }])
    expect(valuesOf(bram, budget, 'amount')).toEqual(valuesOf(anna, budget, 'amount'))
    valueIn(setField(bram.doc, bram.writer, budget, 'amount', sum('10', 1000)))
    expect(valuesOf(anna, budget, 'amount')).toEqual([{ words: '10', cents: 1000 }])
    expect([...(blocksOf(anna.doc).get(budget)?.keys() ?? [])].filter((key) => fieldOfKey(key))).toHaveLength(1)
  })

  test('one sum in two ways of writing is nothing to settle', () => {
    const { anna, bram, apart, meet } = peers(order)
    const budget = add(anna.doc, anna.writer, 'budget', add(anna.doc, anna.writer, 'action', null, 'action'), '')
    apart()
    setField(anna.doc, anna.writer, budget, 'amount', sum('32.500', 3_250_000))
    setField(bram.doc, bram.writer, budget, 'amount', sum('€ 32.500,00', 3_250_000))
    meet()
    expect(valuesOf(anna, budget, 'amount')).toHaveLength(1)
    expect(valuesOf(bram, budget, 'amount')).toEqual(valuesOf(anna, budget, 'amount'))
  })

  test('a value that one empties and the other changes stands beside the emptiness', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action', { fields: { partnersNote: 'all' } })
    apart()
    setField(anna.doc, anna.writer, action, 'partnersNote', null)
    setField(bram.doc, bram.writer, action, 'partnersNote', 'some')
    meet()
    expect(valuesOf(anna, action, 'partnersNote')).toEqual([null, 'some'])
  })

  test('a field of the agenda keeps both values as well', () => {
    const { anna, bram, apart, meet } = peers(order)
    apart()
    setAgendaField(anna.doc, anna.writer, 'status', 'discussed')
    setAgendaField(bram.doc, bram.writer, 'status', 'adopted')
    meet()
    const both = readAgendaField(anna.doc, 'status').map(({ value }) => value)
    expect(both.toSorted()).toEqual(['adopted', 'discussed'])
    setAgendaField(bram.doc, bram.writer, 'status', 'discussed')
    expect(readAgendaField(anna.doc, 'status')).toMatchObject([{ value: 'discussed' }])
  })

  test('a value stays when the block is moved or deleted meanwhile', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    setField(anna.doc, anna.writer, action, 'status', 'done')
    moveBlock(bram.doc, bram.writer, action, { parent: section, after: null })
    deleteBlock(bram.doc, bram.writer, action)
    meet()
    expect(valuesOf(bram, action, 'status')).toEqual(['done'])
  })
})

test('two devices that write a field 2,000 times keep a handful of keys', () => {
  const { anna, bram } = peers()
  const action = add(anna.doc, anna.writer, 'action', null, 'action')
  for (let round = 0; round < 1000; round++) {
    for (const { doc, writer } of [anna, bram]) setField(doc, writer, action, 'partnersNote', `${writer.name} ${round}`)
  }
  expect(valuesOf(bram, action, 'partnersNote')).toEqual(['Bram 999'])
  expect(Y.encodeStateAsUpdate(anna.doc).length).toBeLessThan(50_000)
})

test('what is no value of the field is left alone and not shown', () => {
  const { anna } = peers()
  const action = add(anna.doc, anna.writer, 'action', null, 'action', { fields: { partnersNote: 'all' } })
  const block = blocksOf(anna.doc).get(action) as YBlock
  block.set(fieldKey('partnersNote', 'strange-1'), 'no entry')
  block.set(fieldKey('partnersNote', 'strange-2'), { v: { html: '' }, by: 'x', clock: 9 })
  block.set(fieldKey('partnersNote', 'strange-3'), { v: 'later', clock: Number.MAX_VALUE })
  expect(valuesOf(anna, action, 'partnersNote')).toEqual(['later', 'all'])
  valueIn(setField(anna.doc, anna.writer, action, 'partnersNote', 'mine'))
  expect(valuesOf(anna, action, 'partnersNote')).toEqual(['mine'])
  expect(block.has(fieldKey('partnersNote', 'strange-1'))).toBe(true)
})

test('every value that nobody has seen and replaced is visible (property)', { timeout: 60_000 }, () => {
  const write = fc.record({ who: fc.nat(2) })
  const sync = fc.record({ from: fc.nat(2), to: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(fc.oneof(write, sync), { maxLength: 40 }), (acts) => {
      const people = ['Anna', 'Bram', 'Carl'].map((name, number) => peer(name, number + 1))
      const [anna] = people as [Peer]
      const action = add(anna.doc, anna.writer, 'action', null, 'action')
      for (const { doc } of people) exchange(anna.doc, doc)
      const visible = new Set<FieldValue>()
      for (const [number, act] of acts.entries()) {
        if ('who' in act) {
          const person = people[act.who] as Peer
          for (const value of valuesOf(person, action, 'partnersNote')) visible.delete(value)
          visible.add(`value ${number}`)
          valueIn(setField(person.doc, person.writer, action, 'partnersNote', `value ${number}`))
        } else {
          Y.applyUpdate((people[act.to] as Peer).doc, Y.encodeStateAsUpdate((people[act.from] as Peer).doc))
        }
      }
      for (const one of people) for (const other of people) exchange(one.doc, other.doc)
      for (const person of people) {
        expect(valuesOf(person, action, 'partnersNote').toSorted()).toEqual([...visible].toSorted())
      }
    }),
    { numRuns: 150 },
  )
})
