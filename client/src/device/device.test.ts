import { createAgenda, setAgendaField } from '@lea/agenda'
import { isAgendaId } from '@lea/protocol'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { AgendaList, listAgenda, renameListed } from './agendaList.ts'
import { createOnDevice } from './createOnDevice.ts'
import { Database } from './database.ts'
import { type Device, openDevice, randomId } from './device.ts'
import { forgetDraft, keepDraft } from './fieldDrafts.ts'
import { removeAgenda } from './removeAgenda.ts'
import { readSetting, writeSetting } from './settings.ts'
import { AgendaStore } from './updateStore.ts'

let names = 0
const newDatabase = () => new Database(`device-of-the-list-${++names}`)

/** Locks of one browser, as far as slots use them: who has one keeps it. */
function locksOfOneBrowser(): Pick<LockManager, 'request'> {
  const held = new Set<string>()
  const request = async (name: string, _options: unknown, hold: (lock: Lock | null) => unknown) => {
    const isFree = !held.has(name)
    held.add(name)
    return hold(isFree ? { name, mode: 'exclusive' } : null)
  }
  return { request: request as LockManager['request'] }
}

test('tabs that are open at once write under names of their own', async () => {
  const database = newDatabase()
  const locks = locksOfOneBrowser()
  const tabs = await Promise.all([1, 2, 3].map(() => openDevice(new Database(database.name), locks)))
  const names = tabs.map(({ deviceId }) => deviceId).sort()
  const first = names[0] ?? ''
  expect(names).toEqual([first, `${first}.2`, `${first}.3`])
  expect(tabs.every(({ failure }) => failure === null)).toBe(true)
})

test('the device keeps its name over visits', async () => {
  const database = newDatabase()
  const before = await openDevice(database, locksOfOneBrowser())
  expect((await openDevice(database, locksOfOneBrowser())).deviceId).toBe(before.deviceId)
})

test('a database that another tab holds up for long keeps its name: nobody else is made meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const database = newDatabase()
  const before = await openDevice(database, locksOfOneBrowser())
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const transaction = database.transaction.bind(database)
  vi.spyOn(database, 'transaction').mockImplementation(((...wanted: Parameters<typeof transaction>) =>
    asked.then(() => transaction(...wanted))) as typeof transaction)
  const opening = openDevice(database, locksOfOneBrowser())
  vi.advanceTimersByTime(60_000)
  answer()
  expect(await opening).toMatchObject({ deviceId: before.deviceId, failure: null })
  vi.useRealTimers()
})

test('without locks, chance keeps the tabs apart', async () => {
  const database = newDatabase()
  const [one, two] = [await openDevice(database, null), await openDevice(database, null)]
  expect(one.deviceId).not.toBe(two.deviceId)
})

test('a setting is there again', async () => {
  const database = newDatabase()
  expect(await readSetting(database, 'person')).toBeUndefined()
  await writeSetting(database, 'person', { name: 'Anna', organisation: 'Gemeente' })
  expect(await readSetting(database, 'person')).toEqual({ name: 'Anna', organisation: 'Gemeente' })
})

test('a random id can be the id of an agenda', () => {
  const ids = Array.from({ length: 200 }, randomId)
  expect(ids.every((id) => isAgendaId(id) && id.length === 22)).toBe(true)
  expect(new Set(ids).size).toBe(200)
})

const device = (database: Database): Device => ({ database, deviceId: 'd1', failure: null })

test('a new agenda is on the list, and opens with what it was filled with', async () => {
  const database = newDatabase()
  const list = new AgendaList(database)
  const stop = list.subscribe(() => undefined)
  const id = await createOnDevice(device(database), 'Anna', (doc, writer) =>
    createAgenda(doc, writer, { title: 'Jaaragenda', municipality: 'Westland', kind: 'year' }),
  )
  await vi.waitFor(() =>
    expect(list.read()).toMatchObject({
      phase: 'read',
      agendas: [{ id, title: 'Jaaragenda', municipality: 'Westland', isConfirmed: false }],
    }),
  )
  const doc = new Y.Doc()
  const store = new AgendaStore(database, id)
  expect(await store.load(doc)).toMatchObject({ rows: 1, acknowledged: { waiting: 1 } })
  await store.confirm()
  const confirmed = { id, isConfirmed: true }
  await vi.waitFor(() => expect(list.read()).toMatchObject({ agendas: [{ ...confirmed, hasDrafts: false }] }))
  const draft = { id: `${id}:v:b:f`, agenda: id, tab: 'd1', block: 'b', field: 'f', words: '7', seen: [], at: 1 }
  await keepDraft(database, draft)
  await vi.waitFor(() => expect(list.read()).toMatchObject({ agendas: [{ ...confirmed, hasDrafts: true }] }))
  await forgetDraft(database, draft.id)
  await vi.waitFor(() => expect(list.read()).toMatchObject({ agendas: [{ ...confirmed, hasDrafts: false }] }))

  const renamed = setAgendaField(doc, { deviceId: 'd1', name: 'Anna' }, 'title', 'Jaaragenda 2027')
  expect(renamed.ok).toBe(true)
  await renameListed(database, id, doc)
  await store.flush()
  await vi.waitFor(() =>
    expect(list.read()).toMatchObject({ agendas: [{ title: 'Jaaragenda 2027', isConfirmed: false }] }),
  )
  await store.close()
  stop()
})

test('the agenda that was opened last stands first', async () => {
  const database = newDatabase()
  const list = new AgendaList(database)
  const stop = list.subscribe(() => undefined)
  for (const id of ['one', 'two', 'one']) {
    await listAgenda(database, id, new Y.Doc())
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  await vi.waitFor(() => expect(list.read()).toMatchObject({ agendas: [{ id: 'one' }, { id: 'two' }] }))
  stop()
})

test('an agenda that is taken off the device leaves nothing behind, and others stay', async () => {
  const database = newDatabase()
  const fill = (doc: Y.Doc) => doc.getText('text').insert(0, 'tekst')
  const leaving = await createOnDevice(device(database), 'Anna', fill)
  const staying = await createOnDevice(device(database), 'Anna', fill)
  await removeAgenda(database, leaving)
  expect((await database.agendas.toArray()).map(({ id }) => id)).toEqual([staying])
  expect((await database.updates.toArray()).map(({ agenda }) => agenda)).toEqual([staying])
  expect((await database.relay.toArray()).map(({ agenda }) => agenda)).toEqual([staying])
})

test('an agenda that is removed while another tab writes in it is stored there whole again', async () => {
  const database = newDatabase()
  const id = await createOnDevice(device(database), 'Anna', (doc) => doc.getText('text').insert(0, 'alles'))
  const doc = new Y.Doc()
  const store = new AgendaStore(database, id, { batchMs: 5, retryMs: { first: 5, longest: 10 } })
  await store.load(doc)
  await removeAgenda(database, id)
  doc.getText('text').insert(5, ', en meer')
  // what was typed, and then, because the rows before it are gone, all of it
  await vi.waitFor(async () => expect(await database.updates.count()).toBe(2))
  await store.close()
  const after = new Y.Doc()
  const reader = new AgendaStore(database, id)
  await reader.load(after)
  expect(after.getText('text').toString()).toBe('alles, en meer')
  await reader.close()
})

test('a damaged setting counts as never made', async () => {
  const database = newDatabase()
  await database.settings.bulkPut([
    { key: 'person', value: { a: 1 } },
    { key: 'deviceId', value: { a: 1 } },
  ])
  expect(await readSetting(database, 'person')).toBeUndefined()
  const { deviceId, failure } = await openDevice(database, locksOfOneBrowser())
  expect(failure).toBeNull()
  expect(deviceId).toMatch(/^[\w-]{22}$/)
  expect((await openDevice(database, locksOfOneBrowser())).deviceId).toBe(deviceId)
})

test('damaged rows of the list stand on it, without what can’t be read, and leave the others as they are', async () => {
  const database = newDatabase()
  const whole = { id: 'whole', title: 'Jaaragenda', municipality: 'Westland', createdAt: 1, openedAt: 2 }
  await database.agendas.put(whole)
  const found: unknown[] = [{ id: 'other', title: {}, openedAt: 'x' }, { id: 'bare' }]
  await database.table('agendas').bulkPut(found)
  await database.table('relay').put({ agenda: 'other', ownClients: 3 })
  const list = new AgendaList(database)
  const stop = list.subscribe(() => undefined)
  const unread = { title: '', municipality: '', openedAt: 0, isConfirmed: false }
  await vi.waitFor(() =>
    expect(list.read()).toMatchObject({
      phase: 'read',
      agendas: [whole, { id: 'bare', ...unread }, { id: 'other', ...unread }],
    }),
  )
  stop()
})

/** A browser that doesn't open a database, with what it says of it. */
const closedTo = (name: string) =>
  new Database(`device-of-the-list-${++names}`, {
    indexedDB: {
      open: () => {
        throw new DOMException('no database here', name)
      },
    } as unknown as IDBFactory,
  })

test.each(['InvalidStateError', 'SecurityError'])(
  'a browser that opens no database (%s) works in the memory of its window, and says so',
  async (name) => {
    const opened = await openDevice(closedTo(name), null)
    expect(opened).toMatchObject({ failure: null, forgets: 'unavailable' })
    const id = await createOnDevice(opened, 'Anna', (doc, writer) =>
      createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
    )
    expect(await opened.database.rowsOf(id).count()).toBe(1)
  },
)

test('a database that doesn’t open where agendas stood is no browser without storage: they are looked for there first', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => '[{"id":"jaaragenda","title":"Jaaragenda"}]',
    setItem: () => undefined,
  })
  expect(await openDevice(closedTo('InvalidStateError'), null)).toMatchObject({ failure: 'closed' })
  vi.unstubAllGlobals()
})

test('a browser that refuses all storage has no damaged database and no locks', async () => {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) } })
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: refuse })
  expect(await openDevice(closedTo('UnknownError'))).toMatchObject({ failure: null, forgets: 'unavailable' })
  Reflect.deleteProperty(globalThis, 'localStorage')
  vi.unstubAllGlobals()
})
