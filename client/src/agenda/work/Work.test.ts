import { deleteBlock, LiveAgenda, readTree, restoreBlocks, setField } from '@lea/agenda'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Session } from '../../session/session.ts'
import { Desk } from '../desk/Desk.ts'
import { Plan } from '../test/plan.ts'
import { Work } from './Work.ts'

/** Somebody at work in an agenda with one action; `offers` are the messages with a button that are on the screen. */
function atWork() {
  const plan = new Plan()
  const { doc, writer } = plan
  const action = plan.add('action', 'Voorleesdag')
  const undo = new Y.UndoManager(doc.getMap('blocks'), { trackedOrigins: new Set([writer]), captureTimeout: 0 })
  const session = {
    doc,
    writer,
    undo,
    live: new LiveAgenda(doc),
    readOnly: () => null,
    run: (command) => command(doc, writer),
  } satisfies Partial<Session>
  const memory = { read: () => [], write: vi.fn() }
  const offers = new Map<string, () => void>()
  const work = new Work(session as unknown as Session, new Desk({ folded: memory, turned: memory }), {
    say: vi.fn(),
    refuse: (text) => {
      throw new Error(text)
    },
    offer: (text, _verb, act) => {
      offers.set(text, act)
      return () => offers.delete(text)
    },
  })
  return { plan, doc, writer, work, action, offers, isHere: () => readTree(doc).nodes.has(action) }
}

test('the offer to restore brings the block back, and is gone', () => {
  const { work, action, offers, isHere } = atWork()
  work.remove(action)
  const [restore] = offers.values()
  restore?.()
  expect([isHere(), offers.size]).toEqual([true, 0])
})

test('the offer to restore is gone when the block is back by undo, and redo brings no old one', () => {
  const { work, action, offers, isHere } = atWork()
  work.remove(action)
  expect([isHere(), offers.size]).toEqual([false, 1])
  work.undo()
  expect([isHere(), offers.size]).toEqual([true, 0])
  work.redo()
  expect([isHere(), offers.size]).toEqual([false, 0])
})

test('the offer to restore is gone when the block is back from the bin, or by a colleague', () => {
  const { doc, work, action, offers } = atWork()
  const bram = { deviceId: 'bram-1', name: 'Bram' }
  const groupOf = (id: string) => readTree(doc).bin.find(({ top }) => top === id)?.group ?? ''
  work.remove(action)
  work.restore(groupOf(action))
  expect(offers.size).toBe(0)
  work.remove(action)
  expect(offers.size).toBe(1)
  restoreBlocks(doc, bram, groupOf(action))
  expect(offers.size).toBe(0)
})

test('a copy that is taken back goes without a word, and with an offer when somebody wrote in it', async () => {
  const { doc, work, action, offers } = atWork()
  const copy = () => readTree(doc).roots.find((id) => id !== action) ?? ''
  await work.duplicate(action)
  work.undo()
  expect([readTree(doc).roots, readTree(doc).bin.length, offers.size]).toEqual([[action], 0, 0])
  work.redo()
  const made = copy()
  setField(doc, { deviceId: 'bram-1', name: 'Bram' }, made, 'status', 'done')
  work.undo()
  expect(readTree(doc).bin).toMatchObject([{ top: made }])
  expect([...offers.keys()]).toEqual(['“Voorleesdag” staat in de prullenbak, met wat erin is geschreven.'])
  offers.values().next().value?.()
  expect([readTree(doc).roots, offers.size]).toEqual([[action, made], 0])
})

test('a long title is cut in what is said', () => {
  const { plan, work, offers } = atWork()
  work.remove(plan.add('action', 'Voorkomen van onderwijsachterstanden bij kinderen van twee tot vijf jaar'))
  expect([...offers.keys()]).toEqual(['Verwijderd: “Voorkomen van onderwijsachterstanden bij kinderen van twee…”'])
})

test('the offer stays while something else comes back, and goes with the page', () => {
  const { plan, doc, writer, work, action, offers } = atWork()
  const other = plan.add('action', 'Zomerschool')
  const gone = deleteBlock(doc, writer, other)
  work.remove(action)
  if (gone.ok) work.restore(gone.value.group)
  expect(offers.size).toBe(1)
  work.end()
  expect(offers.size).toBe(0)
})

test('what was added in vain is taken back as the step that it was; what somebody filled in stays', () => {
  const { doc, writer, work, action } = atWork()
  const before = readTree(doc).nodes.size
  work.session.undo.captureTimeout = 500
  work.set(action, 'partnersNote', 'met ouders')
  const role = work.addTo(action, 'role', { fields: { kind: 'involved' } }) ?? ''
  expect(work.takeBack(action)).toBe(false)
  expect(work.takeBack(role)).toBe(true)
  expect(readTree(doc).nodes.size).toBe(before)
  expect(work.session.live.block(action)?.fields.partnersNote).toMatchObject([{ value: 'met ouders' }])
  const filled = work.addTo(action, 'role') ?? ''
  setField(doc, { deviceId: 'bram-1', name: 'Bram' }, filled, 'kind', 'lead')
  expect(work.takeBack(filled)).toBe(false)
  const older = work.addTo(action, 'role') ?? ''
  setField(doc, writer, action, 'status', 'running')
  expect(work.takeBack(older)).toBe(false)
  expect(readTree(doc).nodes.get(action)?.children).toEqual([filled, older])
})

test('the next of the same kind comes right after, also a goal and what is put on record; a role is no part of the text', () => {
  const { plan, doc, work, action } = atWork()
  const line = plan.add('pillar', 'Lijn')
  const kinds = ['focusGoal', 'agreement', 'openPoint', 'indicator'] as const
  for (const type of kinds) work.addNext(plan.add(type, type, line))
  work.addNext(plan.add('role', '', action))
  const { nodes } = readTree(doc)
  const typesIn = (id: string) => nodes.get(id)?.children.map((child) => nodes.get(child)?.type)
  expect(typesIn(line)?.toSorted()).toEqual([...kinds, ...kinds].toSorted())
  expect(typesIn(action)).toEqual(['role'])
  const goals = nodes.get(line)?.children.filter((id) => nodes.get(id)?.type === 'focusGoal') ?? []
  expect(goals.map((id) => nodes.get(line)?.children.indexOf(id))).toEqual([0, 1])
})
