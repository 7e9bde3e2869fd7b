import { createAgenda } from '@lea/agenda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { listAgenda } from '../device/agendaList.ts'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { confirmRows } from '../device/relayKnowledge.ts'
import { sendFrom } from './sendFrom.ts'

// after a refusal nothing is done any more on a shared computer: the test ends
const sendWaiting = vi.hoisted(() => vi.fn(async () => 'refused' as const))
vi.mock('../session/sendWaiting.ts', () => ({ sendWaiting }))

beforeEach(() => sendWaiting.mockClear())

afterEach(() => vi.unstubAllGlobals())

test('nothing is read as long as the server isn’t there, and the agenda on the screen is left to the page that shows it', async () => {
  const device = { database: new Database('sendFrom'), deviceId: 'Anna', failure: null, forgets: 'shared' as const }
  const make = () =>
    createOnDevice(device, 'Anna', (doc, writer) => createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }))
  const [onScreen, other] = [await make(), await make()]
  const server = { isThere: false, asked: 0 }
  vi.stubGlobal('fetch', async () => {
    server.asked++
    if (!server.isThere) throw new TypeError('Failed to fetch')
    return new Response('')
  })
  const location = { origin: 'https://lea.example', pathname: `/agenda/${onScreen}` }
  vi.stubGlobal('window', { location, addEventListener: () => undefined })
  const hears = vi.fn()
  vi.stubGlobal('addEventListener', hears)
  const shelf = {
    device: Promise.resolve(device),
    view: () => ({ agendas: [{ id: other, isConfirmed: false }] }),
    subscribe: () => () => undefined,
    tellUnderWay: () => undefined,
  }
  await sendFrom(shelf as unknown as Parameters<typeof sendFrom>[0])
  await vi.waitFor(() => expect(server.asked).toBe(1))
  expect(sendWaiting).not.toHaveBeenCalled()
  server.isThere = true
  const online = hears.mock.calls.find(([type]) => type === 'online')?.[1]
  await vi.waitFor(() => {
    const isSent = sendWaiting.mock.calls.length > 0
    if (!isSent) online()
    expect(isSent).toBe(true)
  })
  expect(sendWaiting.mock.calls).toEqual([[expect.objectContaining({ agendaId: other })]])
})

test.each([
  { who: 'anna-1', wasThere: false, brings: true, what: 'is brought to the server by who made it, before it is sent' },
  { who: 'bram-1', wasThere: false, brings: false, what: 'is not brought there by another who sits here' },
  { who: 'anna-1', wasThere: true, brings: false, what: 'is not brought there again after it was there' },
])('an agenda that was made here without a line $what', async ({ who, wasThere, brings }) => {
  const database = new Database(`sendFrom-${who}-${wasThere}`)
  const device = { database, deviceId: 'Anna', failure: null, forgets: 'shared' as const }
  const id = await createOnDevice(
    device,
    'Anna',
    (doc, writer) => createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
    'anna-1',
  )
  // opened since then
  const opened = new Y.Doc()
  createAgenda(opened, { deviceId: 'Anna', name: 'Anna' }, { title: 'Jaaragenda', kind: 'year' })
  await listAgenda(database, id, opened)
  if (wasThere) {
    await confirmRows(database, id, new Uint8Array([1, 7, 3]), () => true)
    await database.relay.update(id, { ownClients: [7] })
  }
  vi.stubGlobal('fetch', async () => new Response(''))
  vi.stubGlobal('window', { location: { origin: 'https://lea.example', pathname: '/' }, addEventListener: () => {} })
  const bring = vi.fn(async () => {
    expect(sendWaiting).not.toHaveBeenCalled()
    return { ok: true }
  })
  const account = { refresh: async () => {}, view: () => ({ phase: 'known', me: { person: { id: who } } }), bring }
  const shelf = {
    device: Promise.resolve(device),
    view: () => ({ agendas: [] }),
    subscribe: () => () => undefined,
    tellUnderWay: () => undefined,
    account: async () => account,
  }
  await sendFrom(shelf as unknown as Parameters<typeof sendFrom>[0])
  await vi.waitFor(() => expect(sendWaiting).toHaveBeenCalled())
  expect(bring.mock.calls).toEqual(brings ? [[id, 'Jaaragenda']] : [])
})
