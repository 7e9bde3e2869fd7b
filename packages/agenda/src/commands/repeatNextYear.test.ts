import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBudget } from '../budget/readBudget.ts'
import { readBlock, readTree } from '../document/read.ts'
import { figureOf, wordsOf } from '../fields/settledValue.ts'
import { blocksOf } from '../keys.ts'
import { add, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peers } from '../test/peers.ts'
import { parseAmount } from '../values/amount.ts'
import { deleteBlock } from './deleteBlock.ts'
import { repeatNextYear } from './repeatNextYear.ts'

/** A cost of € 100 in 2025 with a source of its own, one without a year, and one for several years. */
function withLine({ doc, writer }: Peer) {
  const action = add(doc, writer, 'action', null, 'Taalklas')
  const fields = { kind: 'cost', amount: parseAmount('100').amount, year: 2025, source: 'Kas' }
  const line = add(doc, writer, 'budget', action, 'Lokaal', { fields })
  for (const years of [{ year: 2025 }, {}, { year: 2025, lastYear: 2027 }])
    add(doc, writer, 'budget', line, '', { fields: { kind: 'cover', amount: parseAmount('1').amount, ...years } })
  return { action, line }
}

const yearsOf = ({ doc }: Peer, ids: readonly string[]) =>
  ids.map((id) => ['year', 'lastYear'].map((field) => figureOf(readBlock(doc, id)?.fields, field)))

test('a line is there once more for the year after, with its sources; the amounts are as they were', () => {
  const { anna } = peers()
  const { doc, writer } = anna
  const { action, line } = withLine(anna)
  const copy = valueIn(repeatNextYear(doc, writer, line))
  const { nodes } = readTree(doc)
  expect(nodes.get(action)?.children).toEqual([line, copy])
  expect(readBlock(doc, copy)?.title).toBe('Lokaal')
  expect(wordsOf(readBlock(doc, copy)?.fields, 'source')).toBe('Kas')
  expect(yearsOf(anna, [line, copy])).toEqual([
    [2025, null],
    [2026, null],
  ])
  expect(yearsOf(anna, nodes.get(copy)?.children ?? [])).toEqual([
    [2026, null],
    [null, null],
    [2025, 2027],
  ])
  expect(readBudget(doc).total).toMatchObject({ costCents: 200_00, coverCents: 6_00 })
})

test('a line that is gone is refused', () => {
  const { anna } = peers()
  const { line } = withLine(anna)
  valueIn(deleteBlock(anna.doc, anna.writer, line))
  expect(refusalOf(repeatNextYear(anna.doc, anna.writer, line))).toBe('blockIsDeleted')
})

test('it is one step to take back', () => {
  const { anna } = peers()
  const { doc, writer } = anna
  const { line } = withLine(anna)
  const undo = new Y.UndoManager(blocksOf(doc), { trackedOrigins: new Set([writer]) })
  valueIn(repeatNextYear(doc, writer, line))
  undo.undo()
  expect(readBudget(doc).total.costCents).toBe(100_00)
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  test('who both repeat a line have two copies', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { action, line } = withLine(anna)
    apart()
    valueIn(repeatNextYear(anna.doc, anna.writer, line))
    valueIn(repeatNextYear(bram.doc, bram.writer, line))
    meet()
    for (const peer of [anna, bram]) {
      const lines = readTree(peer.doc).nodes.get(action)?.children ?? []
      expect(yearsOf(peer, lines).map(([year]) => year)).toEqual([2025, 2026, 2026])
    }
  })
})
