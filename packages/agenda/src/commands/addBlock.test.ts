import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../document/ids.ts'
import { readBlock, readTree } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { agendaKey, agendaOf, schemaVersion } from '../keys.ts'
import { bullet, paragraph } from '../prose/prose.ts'
import { add, outline, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, peers } from '../test/peers.ts'
import { addBlock, addBlocks } from './addBlock.ts'
import { createAgenda } from './createAgenda.ts'
import { deleteBlock } from './deleteBlock.ts'

test('a new block stands last, first or behind another, with its title, text and fields', () => {
  const { doc, writer } = peers().anna
  const one = add(doc, writer, 'section', null, 'one')
  add(doc, writer, 'section', null, 'last')
  valueIn(addBlock(doc, writer, { type: 'section', parent: null, after: null, title: 'zero' }))
  const body = [paragraph('Wat wij ', { text: 'samen', bold: true }, ' doen'), bullet('eerst dit')]
  const action = valueIn(
    addBlock(doc, writer, {
      type: 'action',
      parent: null,
      after: one,
      title: 'action',
      body,
      fields: { status: 'running' },
    }),
  )
  expect(outline(doc)).toEqual(['zero', 'one', 'action', 'last'])
  const block = readBlock(doc, action)
  expect(block?.body).toEqual(body)
  expect(block?.fields.status).toMatchObject([{ value: 'running', by: 'Anna', deviceId: writer.deviceId }])
  expect(block?.fields.planning).toEqual([])
})

test.each([
  ['action', 'multiYear'],
  ['pillar', 'execution'],
  ['pillar', 'year'],
  ['agreement', 'execution'],
] as const)('a new %s of a %s agenda has no status that nobody chose', (type, kind) => {
  const { doc, writer } = peers().anna
  createAgenda(doc, writer, { title: 'Agenda', kind })
  const statusOf = (id: string) => readBlock(doc, id)?.fields.status?.map(({ value }) => value)
  expect(statusOf(add(doc, writer, type, null, 'new'))).toEqual([])
  const running = addBlock(doc, writer, { type, parent: null, fields: { status: 'running' } })
  expect(statusOf(valueIn(running))).toEqual(['running'])
})

test('a block may not be added under a wrong, deleted or unknown parent, or with a value that does not fit', () => {
  const { doc, writer } = peers().anna
  const action = add(doc, writer, 'action', null, 'action')
  const gone = add(doc, writer, 'section', null, 'gone')
  deleteBlock(doc, writer, gone)
  const refusals = [
    addBlock(doc, writer, { type: 'section', parent: action }),
    addBlock(doc, writer, { type: 'role', parent: null }),
    addBlock(doc, writer, { type: 'section', parent: gone }),
    addBlock(doc, writer, { type: 'section', parent: 'nothing' }),
    addBlock(doc, writer, { type: 'action', parent: null, fields: { status: 'someday' } }),
    addBlock(doc, writer, { type: 'action', parent: null, fields: { constructor: 'x' } }),
    addBlocks(doc, writer, { parent: null }, [{ type: 'action' }, { type: 'action', children: [{ type: 'fund' }] }]),
  ]
  expect(refusals.map(refusalOf)).toEqual([
    'cantStandUnderThatParent',
    'cantStandUnderThatParent',
    'blockIsDeleted',
    'blockIsUnknown',
    'valueDoesNotFitField',
    'fieldIsUnknown',
    'cantStandUnderThatParent',
  ])
  expect(outline(doc)).toEqual(['action'])
})

test('several blocks are added with what stands under them and may refer to each other', () => {
  const { doc, writer } = peers().anna
  const school = newId()
  addBlocks(doc, writer, { parent: null }, [
    { type: 'partner', id: school, title: 'school' },
    { type: 'action', title: 'action', children: [{ type: 'role', title: 'role', fields: { partner: school } }] },
  ])
  expect(outline(doc)).toEqual(['school', 'action', '  role'])
  const role = [...readTree(doc).nodes.values()].find((node) => node.type === 'role')
  expect(readBlock(doc, role?.id ?? '')?.fields.partner).toMatchObject([{ value: school }])
})

test('a block is not made inside a transaction of the caller, where undo would destroy it', () => {
  const { doc, writer } = peers().anna
  expect(() => doc.transact(() => addBlock(doc, writer, { type: 'section', parent: null }))).toThrow('transaction')
})

test('a document of a newer form is not changed', () => {
  const { doc, writer } = peers().anna
  agendaOf(doc).set(agendaKey.schemaVersion, schemaVersion + 1)
  expect(refusalOf(addBlock(doc, writer, { type: 'section', parent: null }))).toBe('agendaIsNewer')
})

describe.each(bothOrders)('at once ($bramFirst)', (order) => {
  test('two people who pick another status than the one a block began with leave theirs side by side, and not that one', () => {
    const { anna, bram, apart, meet } = peers(order)
    const action = add(anna.doc, anna.writer, 'action', null, 'action')
    apart()
    valueIn(setField(anna.doc, anna.writer, action, 'status', 'done'))
    valueIn(setField(bram.doc, bram.writer, action, 'status', 'running'))
    meet()
    for (const { doc } of [anna, bram]) {
      const states = readBlock(doc, action)?.fields.status?.map(({ value }) => value)
      expect(states?.toSorted()).toEqual(['done', 'running'])
    }
  })

  test('blocks that two people add in one spot both stand there, in the same order for both', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    add(anna.doc, anna.writer, 'action', section, 'last')
    apart()
    for (const { doc, writer } of [anna, bram]) {
      valueIn(addBlock(doc, writer, { type: 'action', parent: section, after: null, title: writer.name }))
    }
    meet()
    expect(outline(anna.doc)).toEqual(outline(bram.doc))
    expect(outline(anna.doc).toSorted()).toEqual(['  Anna', '  Bram', '  last', 'section'])
    expect(outline(anna.doc).at(-1)).toBe('  last')
    // And there is room between the two.
    const [first = ''] = readTree(bram.doc).nodes.get(section)?.children ?? []
    valueIn(addBlock(bram.doc, bram.writer, { type: 'action', parent: section, after: first, title: 'between' }))
    expect(outline(anna.doc)[2]).toBe('  between')
  })

  test('a block that is added to a section that is deleted meanwhile stays alive', () => {
    const { anna, bram, apart, meet } = peers(order)
    const section = add(anna.doc, anna.writer, 'section', null, 'section')
    const inner = add(anna.doc, anna.writer, 'section', section, 'inner')
    apart()
    deleteBlock(anna.doc, anna.writer, inner)
    add(bram.doc, bram.writer, 'action', inner, 'action')
    meet()
    expect(outline(anna.doc)).toEqual(['section', '  action'])
    expect(outline(bram.doc)).toEqual(['section', '  action'])
  })
})

test('a block that arrives before its birth is not alive yet, and not in the bin', () => {
  const { anna, bram } = peers()
  const late = new Y.Doc()
  const updates: Uint8Array[] = []
  anna.doc.on('update', (update: Uint8Array) => updates.push(update))
  add(anna.doc, anna.writer, 'section', null, '')
  Y.applyUpdate(late, updates[0] as Uint8Array)
  expect(readTree(late)).toMatchObject({ roots: [], bin: [] })
  Y.applyUpdate(late, updates[1] as Uint8Array)
  expect(outline(late)).toEqual([''])
  expect(outline(bram.doc)).toEqual([''])
})
