import { parsePeriod, readAgendaField, readBudget } from '@lea/agenda'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Database } from '../device/database.ts'
import { openDevice } from '../device/device.ts'
import { forgetThrownAway, readThrownAway } from '../device/thrownAway.ts'
import { AgendaStore } from '../device/updateStore.ts'
import { followRemoval } from './followRemoval.ts'
import { makeOnShelf } from './makeOnShelf.ts'
import { removeFrom } from './removeFrom.ts'
import { Shelf } from './Shelf.ts'

let names = 0

async function shelfOf(database = new Database(`device-of-the-shelf-${++names}`)) {
  const shelf = new Shelf(openDevice(database, null))
  await shelf.open()
  return { shelf, database }
}

async function contentOf(database: Database, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const store = new AgendaStore(database, id)
  await store.load(doc)
  await store.close()
  return doc
}

const anna = { name: 'Anna', organisation: 'Gemeente Dijkstede' }
const { period } = parsePeriod('schooljaar 2026-2027')

test('who sits here is asked once, and known at the next visit', async () => {
  const { shelf, database } = await shelfOf()
  expect(shelf.view().person).toBeNull()
  expect(await shelf.setPerson(anna)).toBeNull()
  expect((await shelfOf(database)).shelf.view().person).toEqual(anna)
})

test('an agenda that is opened before one said who one is waits for the answer', async () => {
  const { shelf } = await shelfOf()
  const known = shelf.whoIsHere()
  await shelf.setPerson(anna)
  expect(await known).toEqual(anna)
})

test('a new agenda holds what was filled in, and stands on the list as not yet confirmed', async () => {
  const { shelf, database } = await shelfOf()
  const made = await makeOnShelf(shelf, { from: 'year-agenda', title: 'Jaaragenda', municipality: 'Dijkstede', period })
  if (!made.ok) throw new Error(made.failure)
  const doc = await contentOf(database, made.value)
  const values = ['title', 'municipality', 'period'].map((field) => readAgendaField(doc, field)[0]?.value)
  expect(values).toEqual(['Jaaragenda', 'Dijkstede', period])
  await vi.waitFor(() =>
    expect(shelf.view().agendas).toMatchObject([{ id: made.value, title: 'Jaaragenda', isConfirmed: false }]),
  )
})

test('the sample agenda is a copy of one’s own whose budget adds up', async () => {
  const { shelf, database } = await shelfOf()
  const [one, other] = [await makeOnShelf(shelf, null), await makeOnShelf(shelf, null)]
  if (!one.ok || !other.ok) throw new Error('the sample could not be made')
  expect(one.value).not.toBe(other.value)
  expect(readBudget(await contentOf(database, one.value)).total.netCents).toBe(6_665_000)
})

test('a removed agenda is gone from the list and from the device', async () => {
  const { shelf, database } = await shelfOf()
  const made = await makeOnShelf(shelf, { from: 'empty', title: 'Weg', municipality: '', period })
  if (!made.ok) throw new Error(made.failure)
  expect(await removeFrom(shelf, made.value)).toBeNull()
  await vi.waitFor(() => expect(shelf.view().agendas).toEqual([]))
  expect(await database.updates.count()).toBe(0)
})

test('where nothing can be kept one is told why, and can still say who one is for this visit', async () => {
  const database = new Database(`device-of-the-shelf-${++names}`)
  vi.spyOn(database, 'transaction').mockRejectedValue(new DOMException('Internal error', 'UnknownError'))
  const { shelf } = await shelfOf(database)
  expect(shelf.view()).toMatchObject({ person: null, agendas: undefined, templates: [], failure: 'damaged' })
  vi.restoreAllMocks()
  database.close({ disableAutoOpen: true })
  expect(await shelf.setPerson(anna)).toBe('closed')
  expect(shelf.view().person).toEqual(anna)
  expect(await makeOnShelf(shelf, null)).toEqual({ ok: false, failure: 'closed' })
})

test('a browser that breaks off what it is given for a new agenda: one is told so, not that it keeps nothing', async () => {
  const { shelf } = await shelfOf()
  const { add } = IDBObjectStore.prototype
  const adding = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    const request = add.apply(this, row)
    this.transaction.abort()
    return request
  })
  expect(await makeOnShelf(shelf, null)).toEqual({ ok: false, failure: 'closed' })
  adding.mockRestore()
})

test('a database that answers late is waited for: one is told so, isn’t asked who one is, and the page goes on by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { shelf: before, database } = await shelfOf()
  await before.setPerson(anna)
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const late = asked.then(() => openDevice(database, null))
  const shelf = new Shelf(late)
  const opening = shelf.open()
  expect(shelf.view()).toMatchObject({ person: undefined, waitsFor: null })
  vi.advanceTimersByTime(60_000)
  expect(shelf.view()).toMatchObject({ person: undefined, agendas: undefined, waitsFor: 'slow' })
  answer()
  await opening
  expect(shelf.view()).toMatchObject({ person: anna, waitsFor: null, failure: null })
  vi.useRealTimers()
})

test('a start page of which the database is removed shows no agendas that aren’t there, and which they were', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  const { shelf, database } = await shelfOf()
  await followRemoval(shelf)
  const made = await makeOnShelf(shelf, null)
  if (!made.ok) throw new Error(made.failure)
  await vi.waitFor(() => expect(shelf.view().agendas).toHaveLength(1))
  const { name } = database
  const known = (await database.settings.get('deviceId'))?.value
  kept.clear()
  await new Database(name).delete()
  await vi.waitFor(() => expect(shelf.view().agendas).toEqual([]))
  expect(readThrownAway(shelf.view().thrownAway)).toMatchObject([{ id: made.value }])
  expect((await database.settings.get('deviceId'))?.value).toBe(known)
  forgetThrownAway()
  shelf.read(await shelf.device)
  await vi.waitFor(() => expect(shelf.view().thrownAway).toBeNull())
  vi.unstubAllGlobals()
})
