import { addBlock, createAgenda } from '@lea/agenda'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSession } from '../session/openSession.ts'
import { AgendaList } from './agendaList.ts'
import { createOnDevice } from './createOnDevice.ts'
import { Database } from './database.ts'
import { openDevice } from './device.ts'
import { keepLastWords } from './lastWords.ts'
import { isSharedComputer } from './sharedComputer.ts'
import { beginShared, openInMemory, shareComputer, stopSharing } from './sharing.ts'
import { markTab } from './tabMarks.ts'

/** localStorage of a browser, which Node hasn't. */
class Kept implements Storage {
  readonly #items = new Map<string, string>()
  get length() {
    return this.#items.size
  }
  key = (at: number) => [...this.#items.keys()][at] ?? null
  getItem = (key: string) => this.#items.get(key) ?? null
  setItem = (key: string, value: string) => void this.#items.set(key, value)
  removeItem = (key: string) => void this.#items.delete(key)
  clear = () => this.#items.clear()
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Kept())
  vi.stubGlobal('sessionStorage', new Kept())
})
afterEach(() => void vi.unstubAllGlobals())

let databases = 0
const device = () => ({ database: new Database(`sharing-${++databases}`), deviceId: 'here', failure: null })

const makeOn = (on: ReturnType<typeof device>) =>
  createOnDevice(on, 'Anna', (doc, writer) => createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }))

test('a computer that becomes shared holds nothing of LEA-tafel any more, and takes nothing', async () => {
  const here = device()
  localStorage.setItem('lea-tafel:last-words:x:', 'words')
  localStorage.setItem('another-site', 'stays')
  const otherWindow = new Database(here.database.name)
  await otherWindow.open()
  const seen: boolean[] = []
  otherWindow.on('close', () => seen.push(isSharedComputer()))
  expect(await shareComputer(here.database)).toEqual({ ok: true })
  // so that it makes no new one
  expect(seen).toEqual([true])
  expect(isSharedComputer()).toBe(true)
  expect(await Database.exists(here.database.name)).toBe(false)
  expect(localStorage.getItem('lea-tafel:last-words:x:')).toBe(null)
  expect(localStorage.getItem('another-site')).toBe('stays')
  keepLastWords('lea-tafel:last-words:y:', {
    updates: [new Uint8Array([1])],
    changes: 1,
    clients: new Set([1]),
    places: new Set(),
    stay: false,
  })
  expect(localStorage.getItem('lea-tafel:last-words:y:')).toBe(null)
  vi.stubGlobal('document', { cookie: '' })
  stopSharing()
  expect(isSharedComputer()).toBe(false)
})

test('it is refused while there is work that only this device has, and nothing is taken away then', async () => {
  const here = device()
  const id = await makeOn(here)
  expect(await shareComputer(here.database)).toEqual({ ok: false, titles: ['Jaaragenda'] })
  expect(isSharedComputer()).toBe(false)
  expect(await here.database.rowsOf(id).count()).toBe(1)
})

test('what is written on a shared computer works, is in no database of the browser, and never claims to be saved here', async () => {
  const database = openInMemory()
  const here = { database, deviceId: 'here', failure: null, forgets: 'shared' as const }
  const before = (await indexedDB.databases()).length
  const id = await makeOn(here)
  const person = { name: 'Anna', organisation: 'Gemeente' }
  const outcome = await openSession({ agendaId: id, device: here, person, relayUrl: null })
  if (!outcome.ok) throw new Error(outcome.reason)
  const { value: session } = outcome
  session.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null, title: 'Taal' }))
  await vi.waitFor(async () => expect(await database.rowsOf(id).count()).toBe(2))
  expect(session.status()).toMatchObject({ device: { failed: 'shared' }, word: 'notSaved' })
  await session.close()
  expect(await indexedDB.databases()).toHaveLength(before)
})

test('an agenda that is open in a tab is in the way', async () => {
  const here = device()
  const id = await makeOn(here)
  await here.database.relay.put({
    agenda: id,
    confirmedRow: 1,
    acknowledged: new Uint8Array([1, 1, 1]),
    ownClients: [],
  })
  const held = new Set<string>()
  const locks = {
    request: (name: string, _: unknown, work: (lock: unknown) => unknown) => {
      if (held.has(name)) return Promise.resolve(work(null))
      held.add(name)
      return Promise.resolve(work({ name })).finally(() => held.delete(name))
    },
  } as unknown as LockManager
  vi.stubGlobal('navigator', { locks })
  const release = markTab('open', here.database.name, id)
  expect(await shareComputer(here.database)).toEqual({ ok: false, titles: ['Jaaragenda'] })
  release()
  await vi.waitFor(async () => expect(await shareComputer(here.database)).toEqual({ ok: true }))
})

test('the next window on a shared computer ends the session of the one before it; a second one and a reload don’t', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return new Response(null, { status: 204 })
  })
  vi.stubGlobal('document', { cookie: '' })
  const held: { name: string }[] = []
  const locks = {
    query: async () => ({ held }),
    request: async (name: string) => void held.push({ name }),
  } as unknown as LockManager
  const windowOf = async (window: Storage) => {
    vi.stubGlobal('sessionStorage', window)
    await beginShared(locks)
    return asked.length
  }
  const first = new Kept()
  expect(await windowOf(first)).toBe(1)
  expect(asked).toEqual(['/api/me/sign-out'])
  expect(document.cookie).toContain('lea-shared=yes')
  expect(await windowOf(new Kept())).toBe(1)
  held.length = 0
  expect(await windowOf(first)).toBe(1)
  held.length = 0
  expect(await windowOf(new Kept())).toBe(2)
})

function refuse(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

test.each([
  ['refuses to open a database', { value: { open: refuse } }],
  ['throws when asked for IndexedDB', { get: refuse }],
  ['has none', { value: null }],
])(
  'a browser that %s, and refuses all else: one writes in its memory, and reads that nothing is saved',
  async (_, found) => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB') ?? {}
    const dependencies = { ...Dexie.dependencies }
    Object.defineProperty(globalThis, 'indexedDB', { ...found, configurable: true })
    // as Dexie finds it when it is loaded
    Object.assign(Dexie.dependencies, { indexedDB: 'value' in found ? found.value : null })
    Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
    vi.stubGlobal('BroadcastChannel', refuse)
    // once for each case
    await import(/* @vite-ignore */ `./refusedChannel.ts?${++databases}`)
    vi.stubGlobal('navigator', { locks: { request: refuse, query: refuse } })
    try {
      const device = await openDevice(new Database('refused'))
      expect(device).toMatchObject({ failure: null, forgets: 'unavailable' })
      const id = await makeOn({ ...device, failure: null })
      const list = new AgendaList(device.database, () => undefined)
      list.subscribe(() => undefined)
      await vi.waitFor(() => expect(list.read().phase).toBe('read'))
      const person = { name: 'Anna', organisation: 'Gemeente' }
      const outcome = await openSession({ agendaId: id, device, person, relayUrl: null })
      if (!outcome.ok) throw new Error(outcome.reason)
      const { value: session } = outcome
      session.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null, title: 'Taal' }))
      await vi.waitFor(async () => expect(await device.database.rowsOf(id).count()).toBe(2))
      expect(session.status()).toMatchObject({ device: { failed: 'unavailable' }, word: 'notSaved' })
      expect(session.saveAsFile().length).toBeGreaterThan(0)
      await session.close()
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', own)
      Object.assign(Dexie.dependencies, dependencies)
      told.mockRestore()
    }
  },
)
