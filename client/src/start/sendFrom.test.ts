import { createAgenda } from '@lea/agenda'
import { afterEach, expect, test, vi } from 'vitest'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { sendFrom } from './sendFrom.ts'

// after a refusal nothing is done any more on a shared computer: the test ends
const sendWaiting = vi.hoisted(() => vi.fn(async () => 'refused' as const))
vi.mock('../session/sendWaiting.ts', () => ({ sendWaiting }))

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
