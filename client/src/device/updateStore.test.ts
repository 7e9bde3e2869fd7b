import Dexie from 'dexie'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { compactAgenda } from './compaction.ts'
import { Database } from './database.ts'
import { findLastWords, placeOfLastWords } from './lastWords.ts'
import { readAhead } from './readAhead.ts'
import { AgendaStore, type StoreOptions } from './updateStore.ts'

const agenda = 'agenda-of-the-tests-1'
let names = 0
let open: { store: AgendaStore; database: Database }[] = []

afterEach(async () => {
  await Promise.all(open.map(({ store }) => store.close()))
  for (const { database } of open) database.close()
  open = []
})

/** A tab of the browser `device`: a connection of its own, a document of its own. */
async function tab(device: string, options: StoreOptions = {}) {
  const database = new Database(device)
  const store = new AgendaStore(database, agenda, {
    batchMs: 5,
    retryMs: { first: 5, longest: 20 },
    compaction: (request) => compactAgenda(database, request.agenda),
    ...options,
  })
  open.push({ store, database })
  const doc = new Y.Doc()
  const loaded = await store.load(doc)
  const text = doc.getText('text')
  return { database, store, doc, text, loaded, write: (words: string) => text.insert(text.length, words) }
}

const newDevice = () => `device-${++names}`
const until = (isSo: () => unknown) => vi.waitFor(() => expect(isSo()).toBeTruthy(), { timeout: 5_000, interval: 5 })
const saved = (store: AgendaStore) => until(() => store.state() === 'saved')

/** Aborts the next so many transactions that add rows, as a browser does that can't write to its disk. */
function abortWrites(times: number, alsoWhen: (transaction: IDBTransaction) => boolean = () => true) {
  const add = IDBObjectStore.prototype.add
  const aborted = { count: 0 }
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    const request = add.apply(this, row)
    if (this.name === 'updates' && aborted.count < times && alsoWhen(this.transaction)) {
      aborted.count++
      this.transaction.abort()
    }
    return request
  })
  return aborted
}

/** No row goes in any more, until the answer is called; `name`: of the fault. */
function fillDisk(name = 'QuotaExceededError') {
  let full = true
  const put = IDBObjectStore.prototype.add
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (full) throw new DOMException('no room', name)
    return put.apply(this, row)
  })
  return () => {
    full = false
  }
}

/** What a page has and Node hasn't: localStorage with room for `room` keys, and the moment at which one leaves. */
function leavePage({ room = 100 } = {}) {
  const kept = new Map<string, string>()
  const listeners: (() => void)[] = []
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (kept.size >= room) throw new DOMException('no room', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => listeners.push(listener))
  const leave = () => {
    for (const listener of listeners) listener()
  }
  return { leave, kept: () => kept.size }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('what was written is there after a reload', () => {
  test('plainly', async () => {
    const device = newDevice()
    const before = await tab(device)
    expect(before.loaded).toMatchObject({ rows: 0, damaged: 0 })
    before.write('Taal')
    expect(before.store.state()).toBe('saving')
    await saved(before.store)
    before.write(' en rekenen')
    await before.store.close()

    const after = await tab(device)
    expect(after.text.toString()).toBe('Taal en rekenen')
    expect(after.store.state()).toBe('saved')
  })

  test('also the last words of a page that is gone before its database answers, and they wait for the relay', async () => {
    const device = newDevice()
    const page = leavePage()
    const before = await tab(device, { patienceMs: 1_000 })
    before.write('Taal')
    await saved(before.store)
    vi.spyOn(before.database, 'isOpen').mockReturnValue(false)
    vi.spyOn(before.database, 'open').mockReturnValue(new Promise(() => undefined) as never)
    before.write(' en')
    before.write(' rekenen')
    page.leave()

    const after = await tab(device)
    expect(after.text.toString()).toBe('Taal en rekenen')
    expect(after.loaded.acknowledged.waiting).toBe(3)
    expect(after.loaded.acknowledged.ownClients).toContain(before.doc.clientID)
    expect(after.store.state()).toBe('saving')
    await saved(after.store)
    expect(page.kept()).toBe(0)
    const third = await tab(device)
    expect(third.text.toString()).toBe('Taal en rekenen')
  })

  test('after twenty aborted writes, and a failed write is told until it succeeds', async () => {
    const device = newDevice()
    const before = await tab(device)
    const states: unknown[] = []
    before.store.subscribe(() => states.push(before.store.state()))
    const aborted = abortWrites(20)
    for (const letter of 'abcdefghijklmnopqrstuvwxy') {
      before.write(letter)
      await new Promise((resolve) => setTimeout(resolve, 7))
    }
    await saved(before.store)
    expect(aborted.count).toBe(20)
    expect(states.slice(0, 3)).toEqual(['saving', { failed: 'closed' }, 'saved'])
    before.database.close()

    const after = await tab(device)
    expect(after.text.toString()).toBe('abcdefghijklmnopqrstuvwxy')
  })

  test.each([
    ['InvalidStateError', 'closed'],
    ['TransactionInactiveError', 'closed'],
    ['AbortError', 'closed'],
    ['UnknownError', 'damaged'],
  ])('after a refusal of every row with %s, which is told at once and tried again', async (name, failed) => {
    const device = newDevice()
    const before = await tab(device)
    const refusing = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('refused', name)
    })
    before.write('Leesclub')
    await vi.waitFor(() => expect(before.store.state()).toEqual({ failed }), { timeout: 500, interval: 5 })
    const tries = refusing.mock.calls.length
    await until(() => refusing.mock.calls.length > tries)
    vi.restoreAllMocks()
    await saved(before.store)
    expect((await tab(device)).text.toString()).toBe('Leesclub')
  })

  test('a full disk is named, and what waited is stored when there is room again', async () => {
    const device = newDevice()
    const before = await tab(device)
    const makeRoom = fillDisk()
    before.write('Bibliotheek')
    await until(() => typeof before.store.state() === 'object')
    expect(before.store.state()).toEqual({ failed: 'quota' })
    before.write(' op school')
    makeRoom()
    await saved(before.store)
    before.database.close()

    expect((await tab(device)).text.toString()).toBe('Bibliotheek op school')
  })

  test('a browser that is killed while its disk is full has what was typed in its last words', async () => {
    const device = newDevice()
    const page = leavePage()
    const before = await tab(device)
    before.write('Taal')
    await saved(before.store)
    const makeRoom = fillDisk()
    before.write(' en rekenen')
    await until(() => page.kept() === 1)
    before.write(' en lezen')
    const failed = vi.waitFor(async () => expect((await tab(device)).text.toString()).toBe('Taal en rekenen en lezen'))
    // nobody says goodbye: no `leave`
    await failed
    expect(before.store.state()).toEqual({ failed: 'quota' })
    makeRoom()
    await saved(before.store)
  })

  test('what a browser threw away at its next start, after its disk was full, comes back with what the relay has', async () => {
    const device = newDevice()
    const page = leavePage()
    const before = await tab(device)
    before.write('Taal')
    await saved(before.store)
    await before.store.confirm()
    const onRelay = Y.encodeStateAsUpdate(before.doc)
    const makeRoom = fillDisk()
    before.write(' en rekenen')
    await until(() => typeof before.store.state() === 'object')
    makeRoom()
    await saved(before.store)
    before.write(' en lezen')
    await before.store.close()
    // a reload in between, without a word of the relay
    await (await tab(device)).store.close()
    for (const { database } of open) database.close()
    await Dexie.delete(device)

    const after = await tab(device)
    expect(after.loaded).toMatchObject({ rows: 0, acknowledged: { waiting: 2 } })
    Y.applyUpdate(after.doc, onRelay, 'relay')
    expect(after.text.toString()).toBe('Taal en rekenen en lezen')
    await saved(after.store)
    await after.store.confirm()
    expect(page.kept()).toBe(0)
  })

  test('with no room for last words either, what waits is kept by the tab and stored when there is room again', async () => {
    const device = newDevice()
    const page = leavePage({ room: 0 })
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const before = await tab(device)
    const makeRoom = fillDisk()
    before.write('Taal')
    await until(() => typeof before.store.state() === 'object')
    page.leave()
    expect(page.kept()).toBe(0)
    expect(warn).toHaveBeenCalled()
    expect(before.store.state()).toEqual({ failed: 'quota' })
    makeRoom()
    await saved(before.store)
    expect((await tab(device)).text.toString()).toBe('Taal')
  })

  test('when the database was removed while the agenda was open', async () => {
    const device = newDevice()
    const before = await tab(device)
    before.write('Eerst')
    await saved(before.store)
    await Dexie.delete(device)
    expect(before.store.state()).toBe('saving')
    await saved(before.store)
    before.write(', en later')
    await before.store.close()
    before.database.close()

    expect((await tab(device)).text.toString()).toBe('Eerst, en later')
  })

  test('a change that came in while the page was leaving is written at once', async () => {
    const device = newDevice()
    const before = await tab(device, { batchMs: 60_000 })
    before.write('op de valreep')
    await before.store.flush()
    before.database.close()
    expect((await tab(device)).text.toString()).toBe('op de valreep')
  })
})

describe('a damaged database', () => {
  test('gives what can be read, keeps the rest aside and says so', async () => {
    const device = newDevice()
    const before = await tab(device)
    const pieces = ['een ', 'twee ', 'drie ']
    for (const piece of pieces) {
      before.doc.getText(piece).insert(0, piece)
      await saved(before.store)
    }
    await before.store.close()
    const cut = (await before.database.updates.toArray())[1]
    if (!cut) throw new Error('there should be three rows')
    await before.database.updates.update(cut.id, { bytes: cut.bytes.slice(0, -2) })

    const after = await tab(device)
    expect(after.loaded).toMatchObject({ rows: 3, damaged: 1 })
    expect(after.store.damagedRows()).toBe(1)
    const shared = pieces.map((piece) => after.doc.getText(piece).toString())
    expect(shared).toEqual([expect.any(String), '', expect.any(String)])
    expect(await after.database.damaged.toArray()).toMatchObject([{ agenda, bytes: cut.bytes.slice(0, -2) }])
    await after.store.close()

    expect((await tab(device)).loaded).toMatchObject({ damaged: 0 })
  })

  test('is filled by what another copy brings, and is whole again after that', async () => {
    const device = newDevice()
    const before = await tab(device)
    before.write('begin')
    await saved(before.store)
    before.write(' en eind')
    await saved(before.store)
    const elsewhere = Y.encodeStateAsUpdate(before.doc)
    await before.store.close()
    const first = (await before.database.updates.toArray())[0]
    if (!first) throw new Error('there should be two rows')
    await before.database.updates.update(first.id, { bytes: new Uint8Array(3) })

    const after = await tab(device)
    expect(after.text.toString()).toBe('')
    Y.applyUpdate(after.doc, elsewhere, 'relay')
    expect(after.text.toString()).toBe('begin en eind')
    await after.store.rewrite()
    await after.store.close()
    expect((await tab(device)).text.toString()).toBe('begin en eind')
  })

  test('a row that the browser can’t give doesn’t take the others along', async () => {
    const device = newDevice()
    const before = await tab(device)
    before.doc.getText('a').insert(0, 'leesbaar')
    await saved(before.store)
    before.doc.getText('b').insert(0, 'onleesbaar')
    await saved(before.store)
    await before.store.close()
    const unreadable = (await before.database.updates.toArray())[1]?.id
    const unreadableError = () => {
      throw new DOMException('Failed to read large IndexedDB value', 'UnknownError')
    }
    vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(unreadableError)
    vi.spyOn(IDBIndex.prototype, 'openCursor').mockImplementation(unreadableError)
    const get = IDBObjectStore.prototype.get
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      return key === unreadable ? unreadableError() : get.call(this, key)
    })

    const after = await tab(device)
    expect(after.loaded).toMatchObject({ rows: 2, damaged: 1 })
    expect(after.doc.getText('a').toString()).toBe('leesbaar')
  })
})

describe('two tabs of one browser', () => {
  test('see each other’s changes live, without a relay', async () => {
    const device = newDevice()
    const one = await tab(device)
    const two = await tab(device)
    one.write('van de eerste')
    await until(() => two.text.toString() === 'van de eerste')
    two.write(', van de tweede')
    await until(() => one.text.toString() === 'van de eerste, van de tweede')
  })

  test('write at once and lose nothing', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    for (let i = 0; i < 100; i++) {
      one.doc.getArray('one').push([i])
      two.doc.getArray('two').push([i])
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await Promise.all([one.store.close(), two.store.close()])
    const after = await tab(device)
    expect(after.doc.getArray('one').length).toBe(100)
    expect(after.doc.getArray('two').length).toBe(100)
  })

  test('don’t store what the other one has stored', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    one.write('een keer')
    await until(() => two.text.toString() === 'een keer')
    await two.store.flush()
    expect(await one.database.updates.count()).toBe(1)
  })

  test('one stores what the other one can’t', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    abortWrites(Number.POSITIVE_INFINITY, ({ db }) => db === one.database.backendDB())
    one.write('nergens kwijt')
    await until(() => two.text.toString() === 'nergens kwijt')
    expect(one.store.state()).toEqual({ failed: 'closed' })
    await two.store.flush()
    vi.restoreAllMocks()
    expect((await tab(device)).text.toString()).toBe('nergens kwijt')
  })

  test.each([
    ['its disk was full', () => fillDisk()],
    ['its database took nothing', () => fillDisk('AbortError')],
  ])('one that was opened while another could store nothing sees it as soon as it is stored (%s)', async (_, spoil) => {
    const device = newDevice()
    const one = await tab(device)
    one.write('op tijd')
    await saved(one.store)
    const mend = spoil()
    one.write(', te laat')
    await until(() => typeof one.store.state() === 'object')
    // into the state that fails already
    one.write(', nog later')
    const two = await tab(device)
    expect(two.text.toString()).toBe('op tijd')
    mend()
    await until(() => two.text.toString() === 'op tijd, te laat, nog later')
    expect(two.store.state()).toBe('saved')
  })

  test('one that goes tells its last words itself: nobody would when the database has them and the tab is gone', async () => {
    const device = newDevice()
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    vi.stubGlobal('document', page)
    const [one, two] = [await tab(device, { batchMs: 60_000 }), await tab(device)]
    one.write('vlak voor het sluiten')
    // stored, and then there is no page any more that could say so
    vi.spyOn(one.store, 'flush').mockResolvedValue()
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    await until(() => two.text.toString() === 'vlak voor het sluiten')
  })

  test('a tab that missed a change reads it from the database when one arrives that builds on it', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    const send = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined)
    one.write('gemist')
    await saved(one.store)
    send.mockRestore()
    one.write(', en gehoord')
    await until(() => two.text.toString() === 'gemist, en gehoord')
  })
})

test('a change that comes in while a write is ending is stored, also by who asks for it then', async () => {
  const device = newDevice()
  const { store, write } = await tab(device)
  let isLate = false
  store.subscribe(() => {
    if (store.state() !== 'saved' || isLate) return
    isLate = true
    write(' en nog iets')
    void store.flush()
  })
  write('iets')
  await saved(store)
  await store.flush()
  await saved(store)
  expect((await tab(device)).text.toString()).toBe('iets en nog iets')
})

test('a database that is held up by somebody else is told of, and what is written then is in its last words, and stored when it is free', async () => {
  const device = newDevice()
  leavePage()
  const { store, write } = await tab(device, { patienceMs: 400 })
  const other = new Database(device)
  let [held, free] = [false, false]
  const holding = other.transaction('rw', other.updates, async () => {
    while (!free) {
      await other.updates.count()
      held = true
    }
  })
  await until(() => held)
  write('opgehouden')
  await until(() => typeof store.state() === 'object')
  expect(store.state()).toEqual({ failed: 'slow' })
  write(' en verder')
  await until(() => {
    const kept = new Y.Doc()
    for (const { updates } of findLastWords(placeOfLastWords(device, agenda)))
      for (const update of updates) Y.applyUpdate(kept, update)
    return kept.getText('text').toString() === 'opgehouden en verder'
  })
  free = true
  await holding
  await saved(store)
  other.close()
  expect((await tab(device)).text.toString()).toBe('opgehouden en verder')
})

test('what another tab stores between reading ahead and opening is there too, and nobody else gets those rows', async () => {
  const device = newDevice()
  const one = await tab(device)
  one.write('eerst')
  await saved(one.store)
  const rowsOf = readAhead(new Database(device), agenda)
  const ahead = rowsOf(agenda)
  await ahead
  one.write(', en toen')
  await saved(one.store)
  expect(rowsOf('another-agenda-of-the-tests')).toBeUndefined()
  expect(rowsOf(agenda)).toBeUndefined()
  const two = await tab(device, { ahead })
  expect(two.text.toString()).toBe('eerst')
  await until(() => two.text.toString() === 'eerst, en toen')
})

describe('compaction', () => {
  test('leaves one row with everything in it', async () => {
    const device = newDevice()
    const before = await tab(device)
    for (const letter of 'abcdefghij') {
      before.write(letter)
      await before.store.flush()
    }
    expect(await compactAgenda(before.database, agenda)).toBe(10)
    expect(await before.database.updates.count()).toBe(1)
    before.write('k')
    await before.store.close()
    expect((await tab(device)).text.toString()).toBe('abcdefghijk')
  })

  test('keeps what another tab stores at the same moment', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    for (const letter of 'abcdefghij') {
      one.write(letter)
      await one.store.flush()
    }
    const compaction = compactAgenda(one.database, agenda)
    two.doc.getText('other').insert(0, 'van de tweede')
    await Promise.all([compaction, two.store.flush()])
    await Promise.all([one.store.close(), two.store.close()])
    const after = await tab(device)
    expect(after.text.toString()).toBe('abcdefghij')
    expect(after.doc.getText('other').toString()).toBe('van de tweede')
  })

  test('keeps who types waiting for a few answers, however many rows it takes together', async () => {
    const device = newDevice()
    const before = await tab(device)
    for (let row = 0; row < 50; row++) {
      before.write('a')
      await before.store.flush()
    }
    const steps = vi.spyOn(IDBCursor.prototype, 'continue')
    expect(await compactAgenda(before.database, agenda)).toBe(50)
    expect(steps).not.toHaveBeenCalled()
  })

  test('leaves all as it is when another tab took some of it away meanwhile', async () => {
    const device = newDevice()
    const { database, store, write } = await tab(device)
    for (const letter of 'abc') {
      write(letter)
      await store.flush()
    }
    const [, second = 0] = await database.updates.toCollection().primaryKeys()
    const compaction = compactAgenda(database, agenda)
    await database.updates.delete(second)
    expect(await compaction).toBe(0)
    expect(await database.updates.count()).toBe(2)
  })

  test('leaves a row alone that it can’t read', async () => {
    const device = newDevice()
    const before = await tab(device)
    before.write('goed')
    await before.store.flush()
    await before.database.updates.add({ agenda, bytes: new Uint8Array([1, 2, 3]), sum: 0 })
    before.write(', ook goed')
    await before.store.flush()
    await compactAgenda(before.database, agenda)
    const rows = await before.database.updates.toArray()
    expect(rows.map(({ bytes }) => bytes.length)).toContain(3)
    expect(rows).toHaveLength(2)
  })

  test('happens by itself when the rows have become many', async () => {
    const device = newDevice()
    const compaction = vi.fn(async () => 1)
    const { doc, store } = await tab(device, { compaction })
    for (let i = 0; i < 501; i++) {
      doc.getArray('a').push([i])
      await store.flush()
    }
    expect(compaction).toHaveBeenCalledExactlyOnceWith({ database: device, agenda })
  })
})

describe('what the relay hasn’t acknowledged', () => {
  test('is counted across a reload, also the changes of another tab', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    one.write('a')
    one.write('b')
    two.write('c')
    await Promise.all([one.store.close(), two.store.close()])
    const { acknowledged } = (await tab(device)).loaded
    expect(acknowledged.waiting).toBe(3)
    expect([...acknowledged.ownClients].sort()).toEqual([one.doc.clientID, two.doc.clientID].sort())
  })

  test('is nothing after a confirmation, until the next change', async () => {
    const device = newDevice()
    const before = await tab(device)
    before.write('abc')
    await before.store.flush()
    await before.store.confirm()
    await before.store.close()

    const later = await tab(device)
    expect(later.loaded.acknowledged).toMatchObject({ waiting: 0, ownClients: new Set() })
    expect(later.loaded.acknowledged.clocks.get(before.doc.clientID)).toBe(3)
    later.write('d')
    await later.store.close()
    expect((await tab(device)).loaded.acknowledged).toMatchObject({
      waiting: 1,
      ownClients: new Set([later.doc.clientID]),
    })
  })

  test('with a second tab is confirmed by either as far as it heard the other, and the rest once it is read', async () => {
    const device = newDevice()
    const [one, two] = [await tab(device), await tab(device)]
    const waiting = async () => (await tab(device)).loaded.acknowledged.waiting
    one.write('a')
    two.write('b')
    await until(() => one.text.length === 2 && two.text.length === 2)
    await saved(one.store)
    await saved(two.store)
    expect(await one.store.confirm()).toBe(true)
    expect(await waiting()).toBe(0)

    // what the second stores next reaches nobody
    vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined)
    two.write('c')
    await two.store.flush()
    one.write('d')
    await one.store.flush()
    expect(await one.store.confirm()).toBe(false)
    expect(await waiting()).toBe(2)
    await until(() => one.text.length === 4)
    expect(await one.store.confirm()).toBe(true)
    expect(await waiting()).toBe(0)
  })

  test('a row into which they were taken together is confirmed too', async () => {
    const device = newDevice()
    const one = await tab(device)
    for (const letter of 'abc') {
      one.write(letter)
      await one.store.flush()
    }
    expect(await compactAgenda(one.database, agenda)).toBe(3)
    await one.store.confirm()
    await vi.waitFor(async () => expect(await one.store.confirm()).toBe(true))
    expect((await tab(device)).loaded.acknowledged.waiting).toBe(0)
  })

  test('a change that isn’t stored yet is not confirmed', async () => {
    const device = newDevice()
    const before = await tab(device, { batchMs: 60_000 })
    before.write('a')
    await before.store.confirm()
    await before.store.close()
    expect((await tab(device)).loaded.acknowledged.waiting).toBe(1)
  })
})

test('a device whose database doesn’t open says so, and stores everything once it does', async () => {
  const device = newDevice()
  const holder = indexedDB.open(device, 1)
  await until(() => holder.readyState === 'done')
  const database = new Database(device)
  const store = new AgendaStore(database, agenda, { patienceMs: 30, retryMs: { first: 5, longest: 20 } })
  open.push({ store, database })
  const doc = new Y.Doc()
  await expect(store.load(doc)).rejects.toThrow()
  expect(store.state()).toEqual({ failed: 'slow' })
  doc.getText('text').insert(0, 'ondertussen')
  holder.result.close()
  await saved(store)
  await store.close()
  expect((await tab(device)).text.toString()).toBe('ondertussen')
})
