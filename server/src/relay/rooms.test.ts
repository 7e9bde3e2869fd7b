import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pino from 'pino'
import { expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { compact } from '../compaction/compact.ts'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { until } from '../test/people.ts'
import { updateThatWrites } from '../test/updates.ts'
import { Connection, type Line } from './connection.ts'
import { Rooms } from './rooms.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

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

/** A connection whose line goes nowhere. */
function listening(principal: string): Connection {
  const nothing = () => {}
  const line: Line = {
    isOpen: true,
    queuedBytes: 0,
    write: nothing,
    ping: nothing,
    close: nothing,
    cut: nothing,
    stopReading: nothing,
    readOn: nothing,
  }
  return new Connection({ line, visitor: { role: 'owner', principal }, clock: systemClock, acknowledges: true })
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

test('of a room that has left memory, and of who was in it, nothing stays behind', async () => {
  const { rooms } = openRooms()
  const refs: WeakRef<object>[] = []
  const visit = async (name: string) => {
    const room = await rooms.enter(name)
    const connection = listening(name)
    room.join(connection)
    room.hear(connection, Uint8Array.from([0, 2, 2, 0, 0]))
    room.leave(connection)
    rooms.leave(room)
    refs.push(new WeakRef(room), new WeakRef(connection))
  }
  for (let i = 0; i < 100; i++) await visit(`agenda ${i}`)
  await until(() => rooms.count === 0)
  // Each turn, because an object that was looked at stays until the turn is over.
  await until(() => {
    collectGarbage()
    return refs.every((ref) => ref.deref() === undefined)
  })
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
