import { createAgenda, readBlock } from '@lea/agenda'
import { closeCode } from '@lea/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { TestRelay } from '../test/relay.ts'
import { section } from '../test/writing.ts'
import { openSession } from './openSession.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket

vi.setConfig({ testTimeout: 20_000 })

let relay: TestRelay
let closing: (() => Promise<unknown>)[] = []
let browsers = 0

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  relay = await TestRelay.start()
})

afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
  await relay.stop()
  vi.restoreAllMocks()
})

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000, interval: 10 })

type Visit = { database?: Database; fetch?: typeof fetch }

async function visit(name: string, agendaId: string, { database = newDatabase(), ...line }: Visit = {}) {
  const outcome = await openSession({
    agendaId,
    device: { database, deviceId: name, failure: null },
    person: { name, organisation: 'Gemeente' },
    relayUrl: relay.url,
    store: { batchMs: 5 },
    line: {
      webSocket,
      ...line,
      timing: { longestBackoffMs: 50, socketAgainMs: 50, exchange: { paceMs: 20, gatherMs: 5 } },
    },
  })
  closing.push(async () => {
    if (outcome.ok) await outcome.value.close()
    database.close()
  })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

const newDatabase = () => new Database(`exchanging-${++browsers}`)

async function made(name: string, options?: Pick<Visit, 'fetch'>) {
  const database = newDatabase()
  const id = await createOnDevice({ database, deviceId: name, failure: null }, name, (doc, writer) =>
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
  )
  return { id, session: await visit(name, id, { database, ...options }) }
}

test('where no socket gets through, requests do: both see all, it is acknowledged, and the person is told', async () => {
  relay.behaviour.letsSocketsThrough = false
  const { id, session: anna } = await made('Anna')
  await eventually(() => expect(anna.status()).toMatchObject({ word: 'savedOnRelay', way: 'exchange', waiting: 0 }))
  expect(anna.notices().map(({ kind }) => kind)).toEqual(['slowLine'])
  const bram = await visit('Bram', id)
  const block = section(bram, 'Huisbezoeken')
  await eventually(() => expect(readBlock(anna.doc, block)?.title).toBe('Huisbezoeken'))
  const other = section(anna, 'Vroegsignalering')
  await eventually(() => expect(readBlock(bram.doc, other)?.title).toBe('Vroegsignalering'))
  await eventually(() => expect(bram.status()).toMatchObject({ word: 'savedOnRelay', waiting: 0 }))
})

test('it goes back to a socket as soon as one opens, and says nothing of it any more', async () => {
  relay.behaviour.letsSocketsThrough = false
  const { session } = await made('Anna')
  await eventually(() => expect(session.status().way).toBe('exchange'))
  section(session, 'Huisbezoeken')
  relay.behaviour.letsSocketsThrough = true
  await eventually(() => expect(session.status()).toMatchObject({ word: 'savedOnRelay', way: 'socket' }))
  expect(session.notices()).toEqual([])
  const { exchanges } = relay
  section(session, 'Vroegsignalering')
  await eventually(() => expect(session.status()).toMatchObject({ word: 'savedOnRelay', waiting: 0 }))
  expect(relay.exchanges).toBe(exchanges)
})

/** A network that comes back just when the server is asked whether it is there: the sockets until then failed. */
const backWhenAsked: typeof fetch = (...request) => {
  relay.behaviour.letsSocketsThrough = true
  return fetch(...request)
}

test('a network that was gone for a moment is not one that lets no sockets through', async () => {
  const { session } = await made('Anna', { fetch: backWhenAsked })
  await eventually(() => expect(session.status().word).toBe('savedOnRelay'))
  const ways = new Set<string>()
  session.subscribeStatus(() => ways.add(session.status().way))
  relay.behaviour.letsSocketsThrough = false
  relay.breakSockets()
  section(session, 'Huisbezoeken')
  await eventually(() => expect(relay.behaviour.letsSocketsThrough).toBe(true))
  await eventually(() => expect(session.status()).toMatchObject({ word: 'savedOnRelay', waiting: 0 }))
  expect([...ways]).toEqual(['socket'])
  expect(relay.exchanges).toBe(0)
})

test('an agenda that is opened just when the network comes back comes over a socket', async () => {
  const { id, session: anna } = await made('Anna')
  const block = section(anna, 'Huisbezoeken')
  await eventually(() => expect(anna.status()).toMatchObject({ word: 'savedOnRelay', waiting: 0 }))
  relay.behaviour.letsSocketsThrough = false
  const bram = await visit('Bram', id, { fetch: backWhenAsked })
  await eventually(() => expect(readBlock(bram.doc, block)?.title).toBe('Huisbezoeken'))
  expect(bram.status().way).toBe('socket')
  expect(relay.exchanges).toBe(0)
})

test('a network that goes again under the last socket is not to blame either', async () => {
  let asked = 0
  const goesAgain: typeof fetch = (...request) =>
    ++asked % 2 === 1 ? fetch(...request) : Promise.reject(new TypeError('Failed to fetch'))
  relay.behaviour.letsSocketsThrough = false
  const { session } = await made('Anna', { fetch: goesAgain })
  await eventually(() => expect(asked).toBeGreaterThan(3))
  expect(session.status()).toMatchObject({ word: 'offline', way: 'socket' })
  expect(session.notices()).toEqual([])
})

test('a proxy that comes in between while one writes loses nothing', async () => {
  const { id, session } = await made('Anna')
  await eventually(() => expect(session.status().word).toBe('savedOnRelay'))
  relay.behaviour.letsSocketsThrough = false
  relay.breakSockets()
  const titles = Array.from({ length: 20 }, (_, at) => section(session, `Hoofdstuk ${at}`))
  await eventually(() => expect(session.status()).toMatchObject({ word: 'savedOnRelay', way: 'exchange', waiting: 0 }))
  for (const block of titles) expect(readBlock(relay.doc(id), block)).toBeDefined()
})

test('without any relay it stays offline and does not claim that the network is to blame', async () => {
  const { session } = await made('Anna')
  await eventually(() => expect(session.status().word).toBe('savedOnRelay'))
  await relay.stop()
  section(session, 'Huisbezoeken')
  await eventually(() => expect(session.status().word).toBe('offline'))
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(session.status()).toMatchObject({ word: 'offline', way: 'socket', waiting: 1 })
  expect(session.notices()).toEqual([])
})

test('what the relay refuses over requests is told as it is over a socket', async () => {
  relay.behaviour.letsSocketsThrough = false
  const { session } = await made('Anna')
  await eventually(() => expect(session.status().word).toBe('savedOnRelay'))
  relay.behaviour.refuses = closeCode.notAWriter
  section(session, 'Huisbezoeken')
  await eventually(() => expect(session.status().relay).toEqual({ refused: 'notAWriter' }))
  expect(session.status()).toMatchObject({ word: 'refused', waiting: 1 })
})
