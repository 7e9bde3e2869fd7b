import pino from 'pino'
import { expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { compact } from '../compaction/compact.ts'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { until } from '../test/people.ts'
import { updateThatWrites } from '../test/updates.ts'
import { Rooms } from './rooms.ts'

function openRooms(store = new MemoryStore()) {
  const rooms = new Rooms({
    store,
    compactor: async (job) => compact(job),
    log: pino({ level: 'silent' }),
    clock: systemClock,
    events: { refused: () => {}, committed: () => {}, storeFailed: () => {} },
    unloadMs: 20,
  })
  return { rooms, store }
}

test('a room is loaded once for all who come at the same moment', async () => {
  const { rooms } = openRooms()
  const [first, second] = await Promise.all([rooms.enter('a'), rooms.enter('a')])
  expect(first).toBe(second)
})

test('a room leaves memory a while after the last one has left, not before', async () => {
  const { rooms } = openRooms()
  const room = await rooms.enter('a')
  await rooms.enter('a')
  rooms.leave(room)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(rooms.count).toBe(1)
  rooms.leave(room)
  expect(rooms.count).toBe(1)
  await until(() => rooms.count === 0)
})

test('someone who comes back in time finds the same room, warm', async () => {
  const { rooms } = openRooms()
  const room = await rooms.enter('a')
  rooms.leave(room)
  expect(await rooms.enter('a')).toBe(room)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(rooms.count).toBe(1)
})

test('a room with a tail of some length is compacted before it leaves memory', async () => {
  const { rooms, store } = openRooms()
  const updates = Array.from({ length: 60 }, () => updateThatWrites('x'))
  await store.append('a', 1, updates)
  rooms.leave(await rooms.enter('a'))
  await until(() => rooms.count === 0)
  expect(await store.load('a')).toMatchObject({ snapshot: { through: 60 }, tail: [] })
})

test('a room that could not be loaded is asked for again by the next one who comes', async () => {
  const { rooms, store } = openRooms()
  store.failure = new StoreProblem('unavailable', 'not now')
  const [first, second] = await Promise.allSettled([rooms.enter('a'), rooms.enter('a')])
  expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
  expect(rooms.count).toBe(0)
  store.failure = null
  await rooms.enter('a')
})
