import { closeCode, isRoomName, protocolVersion } from '@lea/protocol'
import { expect, test } from 'vitest'
import { type AgendaStore, StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { updateThatWrites } from '../test/updates.ts'

test.each([
  ['a name that is too short', 'short'],
  ['a name with a slash in it', 'agenda-0000000000/other'],
  ['a name that is no encoding of anything', '%E0%A4%A'],
  ['no name', ''],
])('%s is sent away with a code that a browser can read, before the disk is asked', async (_, name) => {
  const store = new MemoryStore()
  store.failure = new StoreProblem('unavailable', 'nobody should ask')
  const relay = await startRelay({ store })
  expect(await new RawClient(`${relay.syncUrl}/${name}`).closed()).toBe(4404)
})

test.each([
  ['0', 4426, 'clientTooOld'],
  [String(protocolVersion + 1), 4505, 'relayTooOld'],
  ['one', 4400, 'malformedMessage'],
])('a client of protocol %s is sent away with %s, %s', async (protocol, code) => {
  const relay = await startRelay()
  const client = new RawClient(`${relay.syncUrl}/${newAgendaId()}?protocol=${protocol}`)
  expect(await client.closed()).toBe(code)
  expect(client.heard).toEqual([])
})

test('a client of this protocol comes in, and so does one that says nothing about it', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const speaking = await new RawClient(`${relay.syncUrl}/${agendaId}?protocol=${protocolVersion}`).opened()
  const silent = await new RawClient(`${relay.syncUrl}/${agendaId}`).opened()
  await until(() => speaking.heard.length > 0 && silent.heard.length > 0)
})

test('a page of another origin, or under another name, does not get in', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const port = new URL(relay.address).port
  const refused = [
    { headers: { Host: 'rebound.example' } },
    { headers: { Host: `rebound.example:${port}` } },
    { headers: { Host: 'localhost:1' } },
    { origin: 'https://elsewhere.example' },
    { origin: `https://localhost:${port}` },
    { origin: 'http://localhost:1' },
    { origin: `http://localhost:${port}.example` },
    { origin: 'null' },
  ].map((options) => new RawClient(url, options))
  await Promise.all(refused.map((client) => client.closed()))
  expect(refused.map(({ refusedWith }) => refusedWith)).toEqual(refused.map(() => 403))
  const allowed = [{ origin: relay.address }, { origin: `http://127.0.0.1:${port}` }, {}]
  for (const options of allowed) expect((await new RawClient(url, options).opened()).isOpen).toBe(true)
})

test('a stranger does not get in', async () => {
  const relay = await startRelay({ visitorOf: () => null })
  const client = new RawClient(`${relay.syncUrl}/${newAgendaId()}`)
  await client.closed()
  expect(client.refusedWith).toBe(403)
})

test('a socket on another path is not found', async () => {
  const relay = await startRelay()
  const client = new RawClient(relay.syncUrl.replace('/sync', '/elsewhere'))
  await client.closed()
  expect(client.refusedWith).toBe(404)
})

test('nobody gets in before the room is loaded', async () => {
  let load = () => {}
  const loaded = new Promise<void>((resolve) => {
    load = resolve
  })
  const memory = new MemoryStore()
  const agendaId = newAgendaId()
  await memory.append(agendaId, 1, [updateThatWrites('was there')])
  const store: AgendaStore = {
    sizes: () => memory.sizes(),
    load: async (room) => {
      await loaded
      return memory.load(room)
    },
    loadLastGood: (room) => memory.loadLastGood(room),
    append: (...call) => memory.append(...call),
    compact: (...call) => memory.compact(...call),
    authors: (room) => memory.authors(room),
    roomsOf: (author) => memory.roomsOf(author),
    remove: (room) => memory.remove(room),
    close: () => memory.close(),
  }
  const relay = await startRelay({ store })
  const early = new RawClient(`${relay.syncUrl}/${agendaId}`)
  const gone = new RawClient(`${relay.syncUrl}/${agendaId}`)
  // A request that comes after it is answered, so the upgrade has been looked at.
  await fetch(`${relay.address}/health`)
  expect(early.isOpen).toBe(false)
  gone.cutLine()
  load()
  await early.opened()
  early.ask()
  await until(() => early.heard.some(({ kind }) => kind === 'everything sent'))
  expect(early.heard.some(({ kind }) => kind === 'update')).toBe(true)
})

test('a room that can not be loaded does not open empty: come back later, and later it opens', async () => {
  const store = new MemoryStore()
  const relay = await startRelay({ store })
  const url = `${relay.syncUrl}/${newAgendaId()}`
  store.failure = new StoreProblem('damaged', 'rotten')
  const refused = new RawClient(url)
  expect(await refused.closed()).toBe(4503)
  expect(refused.heard).toEqual([])
  store.failure = null
  expect((await new RawClient(url).opened()).isOpen).toBe(true)
})

test.each([
  ['no message at all', Buffer.from([0xf2, 0x80, 0, 0, 0, 0])],
  ['text that is no UTF-8', Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff])],
  ['bytes that were not masked', Buffer.from([0x82, 0x01, 0x00])],
])('frames that break the rules of websockets (%s) close that line with a code that has a name', async (_, bytes) => {
  const relay = await startRelay()
  const rude = await new RawClient(`${relay.syncUrl}/${newAgendaId()}`).opened()
  rude.sendBytes(bytes)
  expect(await rude.closed()).toBe(closeCode.malformedMessage)
})

test('a room is 16 to 64 of A-Z, a-z, 0-9, _ and -, with or without ~comments behind it, and nothing else', () => {
  const [shortest, longest] = ['aZ09_-'.padEnd(16, 'x'), 'x'.repeat(64)]
  for (const name of [shortest, longest]) expect([name, `${name}~comments`].map(isRoomName)).toEqual([true, true])
  const wrong = [shortest.slice(1), `${longest}x`, `${shortest}.`, `${shortest}\n`, `${shortest}é`, ` ${shortest}`]
  for (const name of wrong) expect([name, `${name}~comments`].filter(isRoomName)).toEqual([])
  for (const behind of ['~', '~comment', '~Comments', '~comments~comments', '~comments/', '~comments\n'])
    expect([behind, isRoomName(shortest + behind)]).toEqual([behind, false])
})
