import { expect, test } from 'vitest'
import { type AgendaStore, nextNumber, type Snapshot, StoreProblem } from './agendaStore.ts'

/** What a store under test can do besides being a store. */
export type StoreUnderTest = {
  store: AgendaStore
  /** Closes the store and opens another on the same place; null where nothing outlives the store. */
  reopen: (() => Promise<AgendaStore>) | null
  /** Makes the disk refuse everything that is written from now on, and answers a function that makes room again. */
  fillDisk: () => Promise<() => Promise<void>>
}

const room = 'agenda-under-test'
const a = Uint8Array.from([1, 0, 255, 7])
const b = Uint8Array.from([])
const c = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251)

function snapshotThrough(through: number): Snapshot {
  return { through, update: c, stateVector: Uint8Array.from([1, 2]), beyond: Uint8Array.from([through]) }
}

/** The promises of AgendaStore, as tests. Every implementation runs them. */
export function agendaStoreContract(setUp: () => Promise<StoreUnderTest>): void {
  test('a room that was never written is empty', async () => {
    const { store } = await setUp()
    const stored = await store.load(room)
    expect(stored).toEqual({ snapshot: null, tail: [], schema: 0, authors: new Map(), putAside: 0 })
    expect(nextNumber(stored)).toBe(1)
  })

  test('updates come back byte for byte and in order', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a, b])
    await store.append(room, 3, [c])
    const stored = await store.load(room)
    expect(stored.tail.map((update) => [...update])).toEqual([[...a], [...b], [...c]])
    expect(nextNumber(stored)).toBe(4)
  })

  test('the last that is good of a sound room is all of it', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a, b])
    await store.compact(room, snapshotThrough(1))
    expect(await store.loadLastGood(room)).toEqual(await store.load(room))
  })

  test('what was appended is there for whoever opens the store next', async () => {
    const { store, reopen } = await setUp()
    if (reopen === null) return
    await store.append(room, 1, [a])
    await store.compact(room, snapshotThrough(1))
    await store.append(room, 2, [c])
    const stored = await (await reopen()).load(room)
    expect(stored).toEqual({ snapshot: snapshotThrough(1), tail: [c], schema: 0, authors: new Map(), putAside: 0 })
  })

  test('the newest form of agenda is kept with what was written in it, also when it is put together', async () => {
    const { store, reopen } = await setUp()
    await store.append(room, 1, [a], 2)
    await store.append(room, 2, [b])
    await store.append('another-agenda', 1, [c])
    await store.compact(room, snapshotThrough(2))
    const later = reopen === null ? store : await reopen()
    expect((await later.load(room)).schema).toBe(2)
    expect((await later.load('another-agenda')).schema).toBe(0)
  })

  test('whose a client id is, is kept with what was written with it; what is said last counts', async () => {
    const { store, reopen } = await setUp()
    await store.append(room, 1, [a], undefined, new Map([[7, 'anna']]))
    await store.append(
      room,
      2,
      [b],
      1,
      new Map([
        [8, 'bram'],
        [4_294_967_295, 'bram'],
      ]),
    )
    await store.append(room, 3, [c], undefined, new Map([[8, '']]))
    await store.append('another-agenda', 1, [c], undefined, new Map([[9, 'anna']]))
    await store.compact(room, snapshotThrough(3))
    const later = reopen === null ? store : await reopen()
    const authors = new Map([
      [7, 'anna'],
      [8, ''],
      [4_294_967_295, 'bram'],
    ])
    expect((await later.load(room)).authors).toEqual(authors)
    expect(await later.authors(room)).toEqual(authors)
    expect(await later.roomsOf('anna')).toEqual([
      { room, clients: [7] },
      { room: 'another-agenda', clients: [9] },
    ])
    expect(await later.roomsOf('nobody')).toEqual([])
  })

  test('a room that is removed is empty, may be written anew, and leaves the others alone', async () => {
    const { store, reopen } = await setUp()
    await store.append(room, 1, [a, b], 2, new Map([[7, 'anna']]))
    await store.compact(room, snapshotThrough(1))
    await store.append('another-agenda', 1, [c], undefined, new Map([[9, 'anna']]))
    await store.remove(room)
    await store.remove('a-room-that-never-was')
    const later = reopen === null ? store : await reopen()
    expect(await later.load(room)).toEqual({ snapshot: null, tail: [], schema: 0, authors: new Map(), putAside: 0 })
    expect(await later.roomsOf('anna')).toEqual([{ room: 'another-agenda', clients: [9] }])
    await later.append(room, 1, [c])
    expect((await later.load(room)).tail).toEqual([c])
    expect((await later.load('another-agenda')).tail).toEqual([c])
  })

  test('bytes that are changed after the append stay as they were appended', async () => {
    const { store } = await setUp()
    const update = a.slice()
    await store.append(room, 1, [update])
    update.fill(0)
    expect((await store.load(room)).tail).toEqual([a])
  })

  test('a window on a larger buffer is stored as the window', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [c.subarray(10, 20)])
    expect((await store.load(room)).tail).toEqual([c.slice(10, 20)])
  })

  test('rooms know nothing of each other', async () => {
    const { store } = await setUp()
    await Promise.all([store.append(room, 1, [a]), store.append('another-agenda', 1, [c])])
    expect((await store.load(room)).tail).toEqual([a])
    expect((await store.load('another-agenda')).tail).toEqual([c])
  })

  test('many appends at the same moment are all kept, in order', async () => {
    const { store } = await setUp()
    const updates = Array.from({ length: 200 }, (_, i) => Uint8Array.from([i]))
    await Promise.all(updates.map((update, i) => store.append(room, i + 1, [update])))
    expect((await store.load(room)).tail).toEqual(updates)
  })

  test('an append that does not follow the last one is refused, and changes nothing', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a])
    await expect(store.append(room, 1, [c])).rejects.toBeInstanceOf(StoreProblem)
    await expect(store.append(room, 3, [c])).rejects.toBeInstanceOf(StoreProblem)
    expect((await store.load(room)).tail).toEqual([a])
  })

  test('an append that is refused takes no other room with it', async () => {
    const { store } = await setUp()
    await store.append('a-third-agenda', 1, [a])
    const [wrong, right] = await Promise.allSettled([
      store.append(room, 9, [a]),
      store.append('another-agenda', 1, [c]),
      store.append('a-third-agenda', 2, [c]),
    ])
    expect([wrong?.status, right?.status]).toEqual(['rejected', 'fulfilled'])
    expect((await store.load('another-agenda')).tail).toEqual([c])
    expect((await store.load('a-third-agenda')).tail).toEqual([a, c])
  })

  test('compaction puts a snapshot in the place of the updates that are in it, and keeps those that came after', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a, b, c])
    await store.compact(room, snapshotThrough(2))
    const stored = await store.load(room)
    expect(stored).toEqual({ snapshot: snapshotThrough(2), tail: [c], schema: 0, authors: new Map(), putAside: 0 })
    expect(nextNumber(stored)).toBe(4)
    await store.append(room, 4, [a])
    await store.compact(room, snapshotThrough(4))
    expect(await store.load(room)).toEqual({
      snapshot: snapshotThrough(4),
      tail: [],
      schema: 0,
      authors: new Map(),
      putAside: 0,
    })
  })

  test('the rooms that were written in are known, with the bytes of their content', async () => {
    const { store } = await setUp()
    expect(await store.sizes()).toEqual([])
    await store.append(room, 1, [a, b, c])
    await store.append('a-third-agenda', 1, [a])
    await store.compact(room, snapshotThrough(2))
    expect(await store.sizes()).toEqual([
      { room: 'a-third-agenda', bytes: a.length },
      { room, bytes: snapshotThrough(2).update.length + c.length },
    ])
    await store.remove(room)
    expect(await store.sizes()).toEqual([{ room: 'a-third-agenda', bytes: a.length }])
  })

  test('a compaction that comes too late does not bring back an older snapshot', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a, b, c])
    await store.compact(room, snapshotThrough(3))
    await store.compact(room, snapshotThrough(2))
    expect((await store.load(room)).snapshot?.through).toBe(3)
  })

  test('a full disk refuses, keeps what was there, and takes the same update when there is room again', async () => {
    const { store, fillDisk } = await setUp()
    await store.append(room, 1, [a])
    const makeRoom = await fillDisk()
    const large = new Uint8Array(1_000_000).fill(7)
    await expect(store.append(room, 2, [large])).rejects.toMatchObject({ trouble: 'unavailable' })
    await makeRoom()
    expect((await store.load(room)).tail).toEqual([a])
    await store.append(room, 2, [large])
    expect((await store.load(room)).tail.map((update) => update.length)).toEqual([a.length, large.length])
  })

  test('a store that is closed refuses, and may be closed twice', async () => {
    const { store } = await setUp()
    await store.append(room, 1, [a])
    await store.close()
    await store.close()
    await expect(store.load(room)).rejects.toBeInstanceOf(StoreProblem)
  })
}
