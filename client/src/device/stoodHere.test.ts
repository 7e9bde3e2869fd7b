import { afterEach, expect, test, vi } from 'vitest'
import { AgendaList } from './agendaList.ts'
import { Database } from './database.ts'
import { openDevice } from './device.ts'
import { forgetThrownAway, readRemembered, readThrownAway } from './thrownAway.ts'

let names = 0
const newDatabase = () => new Database(`device-of-what-stood-here-${++names}`)

afterEach(() => vi.unstubAllGlobals())

/** localStorage, which outlives a database. */
function localMemory() {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  return kept
}

const agenda = { id: 'jaaragenda', title: 'Jaaragenda', municipality: '', createdAt: 1, openedAt: 1 }

async function withOneAgenda(id = 'jaaragenda') {
  const database = newDatabase()
  await openDevice(database, null)
  await database.agendas.put({ ...agenda, id })
  const list = new AgendaList(database)
  const stop = list.subscribe(() => undefined)
  await vi.waitFor(() => expect(readRemembered()).toEqual([{ id, title: 'Jaaragenda' }]))
  stop()
  return database
}

test('a first visit has thrown nothing away', async () => {
  localMemory()
  await openDevice(newDatabase(), null)
  expect(readThrownAway()).toBeNull()
})

test('a browser that threw its database away knows which agendas stood in it, until the person does', async () => {
  localMemory()
  const database = await withOneAgenda()
  await openDevice(database, null)
  expect(readThrownAway()).toBeNull()

  await database.delete({ disableAutoOpen: false })
  await openDevice(database, null)
  expect(readThrownAway()).toEqual([{ id: 'jaaragenda', title: 'Jaaragenda' }])

  await openDevice(database, null)
  expect(readThrownAway()).toEqual([{ id: 'jaaragenda', title: 'Jaaragenda' }])
  forgetThrownAway()
  expect(readThrownAway()).toBeNull()
})

test('what is thrown away twice is all known', async () => {
  localMemory()
  await (await withOneAgenda()).delete()
  await openDevice(newDatabase(), null)
  await (await withOneAgenda('uitvoeringsagenda')).delete()
  await openDevice(newDatabase(), null)
  await (await withOneAgenda()).delete()
  await openDevice(newDatabase(), null)
  expect(readThrownAway()?.map(({ id }) => id)).toEqual(['jaaragenda', 'uitvoeringsagenda'])
})

test('damaged words about what stood here stop nobody', async () => {
  const kept = localMemory()
  kept.set('lea-stands-here', '{')
  kept.set('lea-thrown-away', '[{"id":3},{"id":"a","title":"A"}]')
  const { failure } = await openDevice(newDatabase(), null)
  expect(failure).toBeNull()
  expect(readThrownAway()).toEqual([{ id: 'a', title: 'A' }])
})
