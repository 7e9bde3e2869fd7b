import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addBlock } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { readBlock } from '../document/read.ts'
import { blocksOf } from '../keys.ts'
import { bothOrders, type Peer, peers } from '../test/peers.ts'
import { setField } from './setField.ts'

function withAction(order?: { bramFirst: boolean }) {
  const { anna, bram, ...rest } = peers(order)
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const added = addBlock(anna.doc, anna.writer, { type: 'action', parent: null })
  if (!added.ok) throw new Error(added.refusal)
  return { anna, bram, ...rest, id: added.value }
}

const notes = ({ doc }: Peer, id: string) => (readBlock(doc, id)?.fields.partnersNote ?? []).map(({ value }) => value)

test('what a colleague wrote while one was typing stays beside what one typed', () => {
  const { anna, bram, id } = withAction()
  setField(anna.doc, anna.writer, id, 'partnersNote', 'PO')
  const seen = readBlock(anna.doc, id)?.fields.partnersNote ?? []
  setField(bram.doc, bram.writer, id, 'partnersNote', 'PO en KO')
  setField(anna.doc, anna.writer, id, 'partnersNote', 'PO en JGZ', seen)
  expect(notes(anna, id)).toEqual(['PO en KO', 'PO en JGZ'])
  expect(notes(bram, id)).toEqual(['PO en KO', 'PO en JGZ'])
})

test('what one had seen when one began to type is replaced, as ever', () => {
  const { anna, bram, id } = withAction()
  setField(bram.doc, bram.writer, id, 'partnersNote', 'PO')
  const seen = readBlock(anna.doc, id)?.fields.partnersNote ?? []
  setField(anna.doc, anna.writer, id, 'partnersNote', 'PO en JGZ', seen)
  expect(notes(bram, id)).toEqual(['PO en JGZ'])
})

test('picking one of the two settles it for both', () => {
  const { anna, bram, id } = withAction()
  const seen = readBlock(anna.doc, id)?.fields.partnersNote ?? []
  setField(bram.doc, bram.writer, id, 'partnersNote', 'PO')
  setField(anna.doc, anna.writer, id, 'partnersNote', 'KO', seen)
  setField(bram.doc, bram.writer, id, 'partnersNote', 'KO')
  expect(notes(anna, id)).toEqual(['KO'])
  expect(notes(bram, id)).toEqual(['KO'])
})

test('what one had seen stays replaced when a colleague takes back what he wrote in its place meanwhile', () => {
  const { anna, bram, id } = withAction()
  const undo = new Y.UndoManager(blocksOf(bram.doc), { trackedOrigins: new Set([bram.writer]), captureTimeout: 0 })
  setField(bram.doc, bram.writer, id, 'partnersNote', 'PO')
  const seen = readBlock(anna.doc, id)?.fields.partnersNote ?? []
  setField(bram.doc, bram.writer, id, 'partnersNote', 'PO en KO')
  setField(anna.doc, anna.writer, id, 'partnersNote', 'PO en JGZ', seen)
  undo.undo()
  expect([notes(anna, id), notes(bram, id)]).toEqual([['PO en JGZ'], ['PO en JGZ']])
  undo.redo()
  expect([notes(anna, id), notes(bram, id)]).toEqual(Array(2).fill(['PO en KO', 'PO en JGZ']))
})

test.each(bothOrders)(
  'what Anna replaced stays so when she writes again and Bram takes back that he replaced it too',
  (order) => {
    const { anna, bram, id, apart, meet } = withAction(order)
    setField(anna.doc, { deviceId: 'carla', name: 'Carla' }, id, 'partnersNote', 'PO')
    const undo = new Y.UndoManager(blocksOf(bram.doc), { trackedOrigins: new Set([bram.writer]) })
    apart()
    setField(bram.doc, bram.writer, id, 'partnersNote', 'PO en KO')
    for (const words of ['PO en', 'PO en JGZ']) setField(anna.doc, anna.writer, id, 'partnersNote', words)
    undo.undo()
    meet()
    expect([notes(anna, id), notes(bram, id)]).toEqual([['PO en JGZ'], ['PO en JGZ']])
  },
)
