import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addBlocks } from '../commands/addBlock.ts'
import { changeType } from '../commands/changeType.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { newId } from '../document/ids.ts'
import { readTree } from '../document/read.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { blocksOf, fieldKey, type YBlock } from '../keys.ts'
import { add, valueIn } from '../test/outline.ts'
import { type Peer, peers } from '../test/peers.ts'
import { typeIn } from '../test/typing.ts'
import type { Topic } from './Listeners.ts'
import { LiveAgenda } from './LiveAgenda.ts'

/** A small agenda, what is drawn of it, and who was called since the last time that was asked. */
function drawn({ doc, writer }: Peer) {
  createAgenda(doc, writer, { title: 'Agenda', kind: 'year' })
  const section = add(doc, writer, 'section', null, 'section')
  const action = add(doc, writer, 'action', section, 'action')
  const other = add(doc, writer, 'action', section, 'other')
  const fund = add(doc, writer, 'fund', null, 'fund')
  const kind = { kind: 'cost', fund, amount: { words: '10', cents: 1000 } }
  const line = add(doc, writer, 'budget', action, '', { fields: kind })
  const live = new LiveAgenda(doc)
  const called: string[] = []
  const names = { section, action, other, fund, line }
  for (const topic of ['tree', 'budget', 'agenda', 'conflicts'] as const)
    live.subscribe(topic, () => called.push(topic))
  for (const [name, block] of Object.entries(names)) live.subscribe({ block }, () => called.push(name))
  const snapshots = () => [
    live.tree(),
    live.budget(),
    live.agenda(),
    live.conflicts(),
    ...Object.values(names).map((id) => live.block(id)),
  ]
  snapshots()
  const since = () => called.splice(0).toSorted()
  return { live, snapshots, since, ...names }
}

describe('who hears of what', () => {
  const { anna } = peers()
  const { doc, writer } = anna
  const { live, snapshots, since, section, action, other, line } = drawn(anna)
  const planned = { words: '2026', start: '2026-01-01', end: '2026-12-31' }

  test.each([
    ['typing in a text', () => typeIn(anna, other, 'x'), ['other']],
    ['typing in the text of a theme', () => typeIn(anna, section, 'x'), ['section']],
    ['a field', () => setField(doc, writer, action, 'partnersNote', 'all'), ['action']],
    [
      'the planning of what a line stands under',
      () => setField(doc, writer, action, 'planning', planned),
      ['action', 'budget'],
    ],
    ['an amount', () => setField(doc, writer, line, 'amount', { words: '20', cents: 2000 }), ['budget', 'line']],
    ['a field of the agenda', () => setAgendaField(doc, writer, 'title', 'New'), ['agenda']],
    ['a move', () => moveBlock(doc, writer, other, { parent: section, after: null }), ['budget', 'tree']],
    ['a new block', () => add(doc, writer, 'section', null, 'new'), ['budget', 'tree']],
    ['a type', () => changeType(doc, writer, other, 'pillar'), ['budget', 'other', 'tree']],
    ['a deletion', () => deleteBlock(doc, writer, other), ['budget', 'other', 'tree']],
  ])('%s', (_, act, expected) => {
    const before = snapshots()
    act()
    expect(since()).toEqual(expected)
    const names = ['tree', 'budget', 'agenda', 'conflicts', 'section', 'action', 'other', 'fund', 'line']
    const changed = snapshots().flatMap((snapshot, at) => (snapshot === before[at] ? [] : [names[at] ?? '']))
    expect(changed.toSorted()).toEqual(expected)
    expect(snapshots().every((snapshot, at) => snapshot === snapshots()[at])).toBe(true)
  })

  test('one who has left hears nothing any more', () => {
    let calls = 0
    const stop = live.subscribe('tree', () => calls++)
    add(doc, writer, 'section', null, 'x')
    stop()
    add(doc, writer, 'section', null, 'y')
    expect(calls).toBe(1)
    since()
    live.destroy()
    add(doc, writer, 'section', null, 'z')
    expect(since()).toEqual([])
  })
})

test('parts of a block that did not change are the same object in the next view', () => {
  const { anna } = peers()
  const { live, action } = drawn(anna)
  const before = live.block(action)
  typeIn(anna, action, 'x')
  const typed = live.block(action)
  expect(typed?.body).toMatchObject([{ runs: [{ text: 'x' }] }])
  expect(typed?.title).toBe(before?.title)
  expect(typed?.fields).toBe(before?.fields)
  setField(anna.doc, anna.writer, action, 'status', 'done')
  const set = live.block(action)
  expect(set?.body).toBe(typed?.body)
  expect(set?.fields.status).toMatchObject([{ value: 'done' }])
  expect(set?.fields.planning).toBe(typed?.fields.planning)
})

test('what arrives from a colleague is heard as what is done here', () => {
  const { anna, bram, apart, meet } = peers()
  const { live, since, action, line } = drawn(anna)
  apart()
  typeIn(bram, action, 'x')
  setField(bram.doc, bram.writer, line, 'amount', { words: '1', cents: 100 })
  const made = add(bram.doc, bram.writer, 'section', null, 'made')
  meet()
  expect(since()).toEqual(['action', 'budget', 'line', 'tree'])
  expect(live.block(made)?.titleText).toBe('made')
  expect(live.tree()).toEqual(readTree(bram.doc))
})

test('values that were set at the same time are listed until one is picked, and not for a deleted block', () => {
  const { anna, bram, apart, meet } = peers()
  const { live, since, action, line } = drawn(anna)
  expect(live.conflicts()).toEqual([])
  apart()
  for (const { doc, writer } of [anna, bram]) {
    setField(doc, writer, action, 'partnersNote', writer.name)
    setField(doc, writer, line, 'amount', { words: '', cents: writer.name === 'Anna' ? 1 : 2 })
    setAgendaField(doc, writer, 'municipality', writer.name)
  }
  since()
  meet()
  expect(since()).toContain('conflicts')
  const listed = () => live.conflicts().map(({ block, field, entries }) => [block, field, entries.length])
  expect(listed()).toEqual([
    [null, 'municipality', 2],
    [action, 'partnersNote', 2],
    [line, 'amount', 2],
  ])
  expect(live.budget().total.unsettled).toBe(true)
  setAgendaField(bram.doc, bram.writer, 'municipality', 'Anna')
  setField(bram.doc, bram.writer, line, 'amount', { words: '', cents: 1 })
  expect(listed()).toEqual([[action, 'partnersNote', 2]])
  expect(live.budget().total).toMatchObject({ unsettled: false, costCents: 1 })
  const before = live.conflicts()
  typeIn(anna, action, 'x')
  add(anna.doc, anna.writer, 'section', null, 'new')
  expect(live.conflicts()).toBe(before)
  since()
  deleteBlock(anna.doc, anna.writer, action)
  expect(since()).toContain('conflicts')
  expect(live.conflicts()).toEqual([])
})

test('the title in the bin is what it is now, without the tree having changed', () => {
  const { anna } = peers()
  const { live, action } = drawn(anna)
  valueIn(deleteBlock(anna.doc, anna.writer, action))
  const tree = live.tree()
  const title = blocksOf(anna.doc).get(action)?.get('title') as Y.XmlFragment
  ;((title.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'late ')
  expect(live.tree()).toBe(tree)
  expect(tree.bin).toMatchObject([{ title: 'late action' }])
})

test('a listener that throws is reported, and stops neither the others nor the document', () => {
  const { anna } = peers()
  const errors: unknown[] = []
  const live = new LiveAgenda(anna.doc, (error) => errors.push(error))
  let calls = 0
  live.subscribe('tree', () => {
    throw new Error('broken')
  })
  live.subscribe('tree', () => calls++)
  add(anna.doc, anna.writer, 'section', null, 'one')
  add(anna.doc, anna.writer, 'section', null, 'two')
  expect(errors).toEqual([new Error('broken'), new Error('broken')])
  expect(calls).toBe(2)
})

test('a listener that writes is followed by what it wrote', () => {
  const { anna } = peers()
  const { live, action, since } = drawn(anna)
  let wrote = false
  live.subscribe({ block: action }, () => {
    if (!wrote) setField(anna.doc, anna.writer, action, 'status', 'done')
    wrote = true
  })
  setField(anna.doc, anna.writer, action, 'partnersNote', 'all')
  expect(live.block(action)?.fields).toMatchObject({ status: [{ value: 'done' }], partnersNote: [{ value: 'all' }] })
  expect(since()).toEqual(['action', 'action'])
})

test('text that this build cannot edit is shown and marked', () => {
  const { anna } = peers()
  const { live, action } = drawn(anna)
  const body = blocksOf(anna.doc).get(action)?.get('body') as Y.XmlFragment
  const table = new Y.XmlElement('table')
  table.insert(0, [new Y.XmlText('cell')])
  body.insert(0, [table])
  expect(live.block(action)).toMatchObject({ titleFits: true, bodyFits: false })
})

test('a field of a type that changed is shown with that type', () => {
  const { anna } = peers()
  const { live, other } = drawn(anna)
  setField(anna.doc, anna.writer, other, 'planning', { words: 'x', start: null, end: null })
  changeType(anna.doc, anna.writer, other, 'pillar')
  expect(live.block(other)?.fields).not.toHaveProperty('planning')
  const before = live.block(other)?.fields
  ;(blocksOf(anna.doc).get(other) as YBlock).set(fieldKey('planning', 'x'), { v: null, by: '', clock: 99 })
  expect(live.block(other)?.fields).toBe(before)
})

test('in an agenda of 2,000 blocks a field calls one listener', { timeout: 30_000 }, () => {
  const { doc, writer } = peers().anna
  const ids = Array.from({ length: 2000 }, newId)
  addBlocks(
    doc,
    writer,
    { parent: null },
    ids.map((id) => ({ type: 'action', id, title: 'action' })),
  )
  const live = new LiveAgenda(doc)
  let calls = 0
  const topics: Topic[] = ['tree', 'budget', 'conflicts', ...ids.map((block) => ({ block }))]
  for (const topic of topics) live.subscribe(topic, () => calls++)
  for (const id of ids) live.block(id)
  live.budget()
  live.conflicts()
  const middle = ids[1000] as string
  setField(doc, writer, middle, 'partnersNote', 'note')
  expect(live.block(middle)?.fields.partnersNote).toMatchObject([{ value: 'note' }])
  expect(calls).toBe(1)
})
