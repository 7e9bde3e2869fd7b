import { expect, test } from 'vitest'
import { duplicateBlock } from '../commands/duplicateBlock.ts'
import { readBlock } from '../document/read.ts'
import { blocksOf, fieldKey } from '../keys.ts'
import { add, valueIn } from '../test/outline.ts'
import { type Peer, peers } from '../test/peers.ts'
import type { FieldValue } from '../types/field.ts'
import { fitsField } from './fits.ts'
import { setField } from './setField.ts'
import { figureOf, settled, typedFor } from './settledValue.ts'

function indicator() {
  const two = peers()
  const id = add(two.anna.doc, two.anna.writer, 'indicator', null, 'Verzuim')
  const write = ({ doc, writer }: Peer, field: string, value: FieldValue) =>
    valueIn(setField(doc, writer, id, field, value))
  const fieldsOf = ({ doc }: Peer, block = id) => readBlock(doc, block)?.fields ?? {}
  const valuesOf = (peer: Peer, field: string) => (fieldsOf(peer)[field] ?? []).map(({ value }) => value)
  return { ...two, id, write, fieldsOf, valuesOf }
}

test('words are kept with the number or the day that they come to, and whoever counts reads that', () => {
  const { anna, write, fieldsOf, valuesOf } = indicator()
  write(anna, 'target', { words: '>10%', value: 10 })
  write(anna, 'targetOn', { words: 'eind 2026', value: '2026-12-31' })
  write(anna, 'baseline', { words: 'nulmeting volgt', value: null })
  const fields = fieldsOf(anna)
  expect([figureOf(fields, 'target'), settled(fields, 'targetOn'), figureOf(fields, 'baseline')]).toEqual([
    10,
    '2026-12-31',
    null,
  ])
  expect(['target', 'targetOn', 'baseline'].map((field) => typedFor(fields, field))).toEqual([
    '>10%',
    'eind 2026',
    'nulmeting volgt',
  ])
  write(anna, 'target', { words: 'meer dan 10%', value: 10 })
  expect(valuesOf(anna, 'target')).toEqual([{ words: 'meer dan 10%', value: 10 }])
  write(anna, 'target', 10)
  expect(valuesOf(anna, 'target')).toEqual([10])
})

test('a build that knows no words reads the number beside them; what it writes has none', () => {
  const { anna, id, write, valuesOf } = indicator()
  write(anna, 'target', { words: '>10%', value: 10 })
  const block = blocksOf(anna.doc).get(id)
  const [key, writtenByAnna] = [fieldKey('target', anna.writer.deviceId), { by: 'Anna', clock: 900 }]
  expect(block?.get(key)).toMatchObject({ v: 10, words: '>10%' })
  anna.doc.transact(() => block?.set(key, { v: 12, ...writtenByAnna }))
  expect(valuesOf(anna, 'target')).toEqual([12])
})

test('two people who type at once find both, also when it is about the same number; one choice settles words and number', () => {
  const { anna, bram, apart, meet, write, valuesOf } = indicator()
  apart()
  write(anna, 'target', { words: '10%', value: 10 })
  write(bram, 'target', { words: 'ca. 10%', value: 10 })
  meet()
  for (const each of [anna, bram])
    expect(valuesOf(each, 'target')).toEqual(
      expect.arrayContaining([
        { words: '10%', value: 10 },
        { words: 'ca. 10%', value: 10 },
      ]),
    )
  write(bram, 'target', { words: '10%', value: 10 })
  for (const each of [anna, bram]) expect(valuesOf(each, 'target')).toEqual([{ words: '10%', value: 10 }])
})

test('the same words with another space or capital are one', () => {
  const { anna, bram, apart, meet, write, valuesOf } = indicator()
  apart()
  write(anna, 'targetOn', { words: 'Eind 2026', value: '2026-12-31' })
  write(bram, 'targetOn', { words: 'eind  2026', value: '2026-12-31' })
  meet()
  expect(valuesOf(anna, 'targetOn')).toHaveLength(1)
})

test('a copy has the words as well, settled or not', () => {
  const { anna, bram, apart, meet, id, write, fieldsOf, valuesOf } = indicator()
  write(anna, 'baseline', { words: '1 op 27', value: null })
  apart()
  write(anna, 'target', { words: '10%', value: 10 })
  write(bram, 'target', { words: 'ca. 10%', value: 10 })
  meet()
  const copy = valueIn(duplicateBlock(anna.doc, anna.writer, id))
  for (const field of ['baseline', 'target'])
    expect((fieldsOf(anna, copy)[field] ?? []).map(({ value }) => value)).toEqual(valuesOf(anna, field))
})

test('words stand beside a date or a figure only, and never alone with a wrong value', () => {
  const [date, figure] = [{ kind: 'date' }, { kind: 'number', isFigure: true }] as const
  expect(fitsField({ words: 'n.t.b.', value: null }, date)).toBe(true)
  expect(fitsField({ words: '3,8%', value: 3.8 }, figure)).toBe(true)
  for (const value of [
    { words: 'eind 2026', value: 2026 },
    { words: 'eind 2026', value: 'eind 2026' },
    { words: ' ', value: null },
    { words: 'eind 2026', value: null, day: 1 },
  ])
    expect(fitsField(value, date)).toBe(false)
  expect(fitsField({ words: '2026 en 2027', value: 2026 }, { kind: 'number' })).toBe(false)
  expect(fitsField({ words: 'n.v.t.', value: null }, { kind: 'text' })).toBe(false)
})
