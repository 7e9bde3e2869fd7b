import { describe, expect, test } from 'vitest'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { readField } from '../fields/readField.ts'
import { setField } from '../fields/setField.ts'
import { blocksOf, fieldKey } from '../keys.ts'
import { LiveAgenda } from '../live/LiveAgenda.ts'
import { add, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import { isNameOf, leadOf } from './leadOf.ts'
import { noteTouch, readTouches } from './touches.ts'

function agenda({ doc, writer }: Peer = peer('Anna', 1)) {
  const [library = '', board = ''] = ['Bibliotheek', 'Schoolbestuur'].map((name) =>
    add(doc, writer, 'partner', null, name),
  )
  const ambition = add(doc, writer, 'ambition', null, 'Lezen')
  const action = add(doc, writer, 'action', ambition, 'Voorleesdag')
  return { doc, writer, library, board, ambition, action }
}

function lead({ doc }: Pick<Peer, 'doc'>, block: string) {
  const live = new LiveAgenda(doc)
  const found = leadOf(live.tree(), (id) => live.block(id)?.fields.lead, block)
  live.destroy()
  return found
}

const note = (at: string, kinds: Parameters<typeof noteTouch>[3]['kinds'] = ['text']) => ({
  organisation: 'Schoolbestuur',
  at,
  kinds,
})

test('what stands under an ambition has its lead, unless it has one of its own', () => {
  const { doc, writer, library, ambition, action } = agenda()
  expect(lead({ doc }, action)).toBe(null)
  valueIn(setField(doc, writer, ambition, 'lead', library))
  expect(lead({ doc }, action)).toEqual({ block: ambition, partners: [library] })
  valueIn(setField(doc, writer, ambition, 'lead', null))
  expect(lead({ doc }, action)).toBe(null)
})

test('an organisation is known by its name, whatever the capitals and spaces', () => {
  expect(isNameOf(' bibliotheek  aan de Vliet', 'Bibliotheek aan de Vliet', 'Bieb')).toBe(true)
  expect(isNameOf('Bieb', 'Bibliotheek', 'bieb')).toBe(true)
  expect(isNameOf('', '')).toBe(false)
  expect(isNameOf('JGZ', 'GGD')).toBe(false)
})

test('a day of changes is one note with all that was changed and the last moment', () => {
  const { doc, writer, action } = agenda()
  valueIn(noteTouch(doc, writer, action, note('2026-11-22T10:00:00.000Z')))
  valueIn(noteTouch(doc, writer, action, note('2026-11-22T10:01:00.000Z')))
  expect(readTouches(doc)).toMatchObject([
    { block: action, by: 'Anna', at: '2026-11-22T10:00:00.000Z', kinds: ['text'] },
  ])
  valueIn(noteTouch(doc, writer, action, note('2026-11-22T10:02:00.000Z', ['place'])))
  valueIn(noteTouch(doc, writer, action, note('2026-11-22T10:20:00.000Z', ['text'])))
  valueIn(noteTouch(doc, writer, action, note('2026-11-23T09:00:00.000Z', ['fields'])))
  expect(readTouches(doc).map(({ at, kinds }) => [at, ...kinds])).toEqual([
    ['2026-11-23T09:00:00.000Z', 'fields'],
    ['2026-11-22T10:20:00.000Z', 'text', 'place'],
  ])
})

test('a deleted block keeps its notes, and what is no note is left out', () => {
  const { doc, writer, action } = agenda()
  valueIn(deleteBlock(doc, writer, action))
  valueIn(noteTouch(doc, writer, action, note('2026-11-22T10:00:00.000Z', ['gone'])))
  const block = blocksOf(doc).get(action)
  for (const [device, v] of Object.entries({ a: 'x', b: { at: 'gisteren' }, c: { at: '2026-99-99T10:00:00Z' } }))
    block?.set(fieldKey('touched', device, '2026-11-22'), { v, by: 'X', clock: 1 })
  expect(readTouches(doc)).toHaveLength(1)
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  test('who name different leads are both heard: both partners answer until somebody picks', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { ambition, action, library, board } = agenda(anna)
    apart()
    valueIn(setField(anna.doc, anna.writer, ambition, 'lead', library))
    valueIn(setField(bram.doc, bram.writer, ambition, 'lead', board))
    meet()
    for (const one of [anna, bram])
      expect([...(lead(one, action)?.partners ?? [])].sort()).toEqual([library, board].sort())
  })

  test('who change one block on one day each leave a note, and neither is anything that the other can undo or has to settle', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { action } = agenda(anna)
    apart()
    valueIn(noteTouch(anna.doc, anna.writer, action, note('2026-11-22T10:00:00.000Z')))
    valueIn(noteTouch(bram.doc, bram.writer, action, note('2026-11-22T10:05:00.000Z', ['fields'])))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(readTouches(doc).map(({ by, kinds }) => [by, ...kinds])).toEqual([
        ['Bram', 'fields'],
        ['Anna', 'text'],
      ])
      const live = new LiveAgenda(doc)
      expect(live.conflicts()).toEqual([])
      live.destroy()
    }
  })

  test('a lead that is named while the other changes the block stands, and so does the change', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { action, ambition, library } = agenda(anna)
    apart()
    valueIn(setField(anna.doc, anna.writer, ambition, 'lead', library))
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'running'))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(lead({ doc }, action)?.partners).toEqual([library])
      const block = blocksOf(doc).get(action)
      expect(block && readField(block, 'status').map(({ value }) => value)).toEqual(['running'])
    }
  })
})
