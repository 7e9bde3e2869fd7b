import { limits } from '@lea/protocol'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { type Heard, readRelayMessage } from '../test/hearing.ts'
import { newAgendaId, type Person, person, synced, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { ClientIds } from './clientIds.ts'
import { Connection, type Line } from './connection.ts'
import { RoomPresence } from './presence.ts'

const statesSeenBy = ({ provider }: Person) => provider.awareness.getStates()
const nameOf = (seer: Person, seen: Person) => statesSeenBy(seer).get(seen.doc.clientID)?.name

function named(syncUrl: string, agendaId: string, name: string): Person {
  const someone = person(syncUrl, agendaId)
  someone.provider.awareness.setLocalStateField('name', name)
  return someone
}

test('people see each other come, move and go', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = named(relay.syncUrl, agendaId, 'Anna')
  const bram = named(relay.syncUrl, agendaId, 'Bram')
  await until(() => nameOf(anna, bram) === 'Bram' && nameOf(bram, anna) === 'Anna')
  bram.provider.awareness.setLocalStateField('name', 'Bram, elders')
  await until(() => nameOf(anna, bram) === 'Bram, elders')
  const late = person(relay.syncUrl, agendaId)
  await until(() => nameOf(late, anna) === 'Anna' && nameOf(late, bram) === 'Bram, elders')
  bram.provider.disconnect()
  await until(() => !statesSeenBy(anna).has(bram.doc.clientID))
  expect(nameOf(late, anna)).toBe('Anna')
})

test('someone whose line was cut is gone for the others, and there again when he is back', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = named(relay.syncUrl, agendaId, 'Anna')
  const bram = named(relay.syncUrl, agendaId, 'Bram')
  for (let i = 0; i < 3; i++) {
    await until(() => nameOf(anna, bram) === 'Bram' && nameOf(bram, anna) === 'Anna')
    bram.provider.disconnect()
    await until(() => !statesSeenBy(anna).has(bram.doc.clientID))
    bram.provider.connect()
  }
  await until(() => nameOf(anna, bram) === 'Bram')
})

test('nobody removes, changes or takes over the presence of someone else', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = named(relay.syncUrl, agendaId, 'Anna')
  const bram = named(relay.syncUrl, agendaId, 'Bram')
  await until(() => nameOf(bram, anna) === 'Anna')
  const rude = await new RawClient(`${relay.syncUrl}/${agendaId}`).opened()
  await until(() => rude.statesOf(anna.doc.clientID).length > 0)
  const far = 2 ** 50
  rude.sendPresence({ client: anna.doc.clientID, clock: far, state: null })
  rude.sendPresence({ client: anna.doc.clientID, clock: far, state: { name: 'Not Anna' } })
  rude.sendPresence({ client: 77, clock: 0, state: { name: 'Rude' } })
  await until(() => statesSeenBy(bram).get(77)?.name === 'Rude')
  expect(nameOf(bram, anna)).toBe('Anna')
  rude.leave()
  await until(() => !statesSeenBy(bram).has(77))
  expect(nameOf(bram, anna)).toBe('Anna')
})

test('an echo of someone who has left does not bring him back', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const bram = await new RawClient(url).opened()
  const anna = await new RawClient(url).opened()
  anna.sendPresence({ client: 5, clock: 1, state: { name: 'Anna' } })
  await until(() => bram.statesOf(5).length === 1)
  anna.leave()
  await until(() => bram.statesOf(5).at(-1) === null)
  const heard = bram.heard.flatMap((one) => (one.kind === 'presence' ? one.states : []))
  const clock = heard.find(({ client }) => client === 5)?.clock ?? 0
  bram.sendPresence({ client: 5, clock, state: { name: 'Anna' } })
  bram.sendPresence({ client: 6, clock: 1, state: { name: 'Bram' } })
  const carla = await new RawClient(url).opened()
  await until(() => carla.statesOf(6).length > 0)
  expect(carla.statesOf(5)).toEqual([])
})

test('someone who comes back before the relay has noticed that the old line is dead is seen, also when it notices', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const bram = await new RawClient(url).opened()
  const before = await new RawClient(url).opened()
  before.sendPresence({ client: 5, clock: 1, state: { name: 'Anna' } })
  await until(() => bram.statesOf(5).length === 1)
  const after = await new RawClient(url).opened()
  after.sendPresence({ client: 5, clock: 2, state: { name: 'Anna again' } })
  await until(() => bram.statesOf(5).length === 2)
  before.leave()
  await before.closed()
  after.sendPresence({ client: 5, clock: 3, state: { name: 'Anna still' } })
  await until(() => bram.statesOf(5).length === 3)
  expect(bram.statesOf(5)).toEqual([{ name: 'Anna' }, { name: 'Anna again' }, { name: 'Anna still' }])
})

test('a hundred movements in one moment go out as few messages, and the last one counts', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const bram = await new RawClient(url).opened()
  const anna = await new RawClient(url).opened()
  for (let clock = 1; clock <= 100; clock++) anna.sendPresence({ client: 5, clock, state: { caret: clock } })
  await until(() => JSON.stringify(bram.statesOf(5).at(-1)) === '{"caret":100}')
  expect(bram.statesOf(5).length).toBeLessThan(10)
  expect(anna.statesOf(5)).toEqual([])
})

test('a client with nothing to say about itself does not speak for others by repeating them', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const doc = new Y.Doc()
  const silent = person(relay.syncUrl, agendaId, { doc })
  silent.provider.awareness.setLocalState(null)
  await synced(silent)
  const anna = named(relay.syncUrl, agendaId, 'Anna')
  await until(() => nameOf(silent, anna) === 'Anna')
  silent.provider.disconnect()
  const bram = named(relay.syncUrl, agendaId, 'Bram')
  await until(() => nameOf(bram, anna) === 'Anna')
  expect(anna.provider.awareness).toBeInstanceOf(Awareness)
})

test('a slow reader hears who left while it was behind, when it reads on', () => {
  const clock = new SimulatedClock()
  const behind = new Set<string>()
  const heard: Heard[] = []
  const connect = (name: string) => {
    const line: Line = {
      isOpen: true,
      get queuedBytes() {
        return behind.has(name) ? limits.queueBytes : 0
      },
      write: (frames) => {
        if (name === 'Carla') heard.push(...frames.map((frame) => readRelayMessage(frame.subarray(2))))
      },
      ping: () => {},
      close: () => {},
      cut: () => {},
      stopReading: () => {},
      readOn: () => {},
    }
    return new Connection({ line, visitor: { role: 'owner', principal: name }, clock, acknowledges: false })
  }
  const [bram, carla] = [connect('Bram'), connect('Carla')]
  const presence = new RoomPresence(new Set([bram, carla]), new ClientIds(new Map()), clock)
  const seen = () =>
    heard.flatMap((one) => (one.kind === 'presence' ? one.states.map(({ client, state }) => [client, state]) : []))
  presence.take(bram, [{ client: 5, clock: 1, json: '{"name":"Bram"}' }])
  clock.runUntil(100)
  behind.add('Carla')
  presence.leave(bram)
  clock.runUntil(200)
  expect(seen()).toEqual([[5, { name: 'Bram' }]])
  behind.delete('Carla')
  presence.catchUp(carla)
  expect(seen().slice(1)).toEqual([[5, null]])
})

/** A room's presence in a time that the test moves, and what one of two people hears of it: per write the client ids and their states. */
function presenceInTime() {
  const clock = new SimulatedClock()
  const heard: [client: number, state: unknown][][] = []
  const nothing = () => undefined
  const line = {
    isOpen: true,
    queuedBytes: 0,
    ping: nothing,
    close: nothing,
    cut: nothing,
    stopReading: nothing,
    readOn: nothing,
  }
  const listen = (frames: readonly Uint8Array[]) => {
    const said = frames.map((frame) => readRelayMessage(frame.subarray((frame[1] ?? 0) === 126 ? 4 : 2)))
    heard.push(
      said.flatMap((one) =>
        one.kind === 'presence' ? one.states.map(({ client, state }) => [client, state] as [number, unknown]) : [],
      ),
    )
  }
  const connections = new Set<Connection>()
  const connect = (write: Line['write']) => {
    const visitor = { role: 'owner', principal: 'anna' } as const
    const connection = new Connection({ line: { ...line, write }, visitor, clock, acknowledges: false })
    connections.add(connection)
    return connection
  }
  const presence = new RoomPresence(connections, new ClientIds(new Map()), clock)
  connect(listen)
  const say = (by: Connection, client: number, caret: number) =>
    presence.take(by, [{ client, clock: 1, json: JSON.stringify({ caret }) }])
  return { clock, heard, connect: () => connect(nothing), say }
}

test('somebody who moves all the time is shown twenty times a second, and where he ends', () => {
  const { clock, heard, connect, say } = presenceInTime()
  const anna = connect()
  for (let ms = 0; ms < 1_000; ms += 5) {
    clock.runUntil(ms)
    say(anna, 5, ms)
  }
  expect(heard.length).toBeGreaterThan(10)
  expect(heard.length).toBeLessThanOrEqual(limits.presencePerSecond)
  clock.runUntil(2_000)
  expect(heard.at(-1)).toEqual([[5, { caret: 995 }]])
})

test('what many do at about the same moment is one message', () => {
  const { clock, heard, connect, say } = presenceInTime()
  const people = Array.from({ length: 10 }, connect)
  for (const [nth, one] of people.entries()) {
    clock.runUntil(nth * 2)
    say(one, 10 + nth, nth)
  }
  clock.runUntil(100)
  expect(heard.map(({ length }) => length)).toEqual([10])
})

test('one connection speaks for 32 client ids at most, and an older one takes none from a newer', () => {
  const { clock, heard, connect, say } = presenceInTime()
  const older = connect()
  clock.runUntil(10)
  const newer = connect()
  for (let client = 1; client <= 40; client++) say(newer, client, client)
  say(older, 1, 1_000)
  clock.runUntil(100)
  expect(heard.flat()).toEqual(Array.from({ length: 32 }, (_, i) => [i + 1, { caret: i + 1 }]))
})
