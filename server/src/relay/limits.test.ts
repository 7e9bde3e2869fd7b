import { limits } from '@lea/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../compaction/compact.ts'
import { joinUpdates } from '../content/joinUpdates.ts'
import { readUpdateContents } from '../content/updateContents.ts'
import { SimulatedClock } from '../simulation/simulatedClock.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { textOf, updateThatWrites } from '../test/updates.ts'
import { Connection } from './connection.ts'
import { RoomLog } from './roomLog.ts'
import { Visits } from './visits.ts'

const updatesHeardBy = ({ heard }: RawClient) => heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))

/** Letters of so many client ids, as one update. */
function lettersOf(clients: number): Uint8Array {
  const updates = Array.from({ length: clients }, () => updateThatWrites('x'))
  const together = joinUpdates(updates.map((update) => ({ update, contents: readUpdateContents(update) })))
  if (together === null) throw new Error('Two clients have the same id')
  return together
}

/** One letter per update, all of one client. */
function letters(count: number, clientId: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) doc.getText('text').insert(i, 'x')
  return updates
}

/** Answers the relay's question, as every client does first. */
async function answered(client: RawClient, update = Uint8Array.from([0, 0])): Promise<RawClient> {
  client.sendAnswer(update)
  await until(() => (client.acknowledged ?? 0) > 0)
  return client
}

/** A relay in which each connection says itself who is behind it. */
async function relayOfPersons() {
  const relay = await startRelay({
    visitorOf: ({ headers }) => ({ role: 'editor', principal: String(headers['x-person']) }),
  })
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  return (name: string) => new RawClient(url, { headers: { 'x-person': name } }).opened()
}

test('64 new client ids in one update pass, 65 do not; in the answer to our question they may', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const anna = await new RawClient(url).opened()
  anna.sendUpdate(lettersOf(limits.newClientIdsPerUpdate))
  anna.sendAnswer(lettersOf(limits.newClientIdsPerUpdate + 1))
  await until(() => anna.acknowledged === 2)
  const flood = await answered(await new RawClient(url).opened())
  flood.sendUpdate(lettersOf(limits.newClientIdsPerUpdate + 1))
  expect(await flood.closed()).toBe(4422)
  expect(textOf(updatesHeardBy(flood))).toBe('')
  expect(anna.isOpen).toBe(true)
})

test('an agenda takes no more than 4,096 client ids at once, also after a restart, and who is in it writes on', async () => {
  const store = new MemoryStore()
  const agendaId = newAgendaId()
  await store.append(agendaId, 1, [...letters(2, 7).slice(0, 1), lettersOf(limits.clientIdsAtOnce - 1)])
  const relay = await startRelay({ store })
  const url = `${relay.syncUrl}/${agendaId}?ack=1`
  const late = await answered(await new RawClient(url).opened())
  late.sendUpdate(updateThatWrites('one too many'))
  expect(await late.closed()).toBe(4422)
  const known = await new RawClient(url).opened()
  known.sendUpdate(letters(2, 7)[1] as Uint8Array)
  await until(() => known.acknowledged === 1)
})

/** A field each of so many pages, in a place of its own. */
function fieldsOf(pages: number): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let page = 0; page < pages; page++) {
      doc.clientID = Math.floor(Math.random() * 2 ** 32)
      doc.getMap('map').set(`${doc.clientID}`, page)
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

test('an agenda that many pages wrote in over the years takes the next one: what was put together counts no more', async () => {
  const store = new MemoryStore()
  const agendaId = newAgendaId()
  const log = new RoomLog<string>(agendaId, await store.load(agendaId), store, async (job) => compact(job))
  const take = (update: Uint8Array) => log.take('anna', update, readUpdateContents(update))
  const isOver = (update: Uint8Array) => log.isOverLimit(readUpdateContents(update), false)
  for (let year = 0; year < 2; year++) {
    take(fieldsOf(limits.clientIdsAtOnce))
    await log.flush()
    expect(isOver(updateThatWrites('one too many'))).toBe(true)
    await log.compact()
    expect(isOver(updateThatWrites('the next page'))).toBe(false)
  }
  const relay = await startRelay({ store })
  const next = await new RawClient(`${relay.syncUrl}/${agendaId}?ack=1`).opened()
  next.sendUpdate(updateThatWrites('the next page'))
  await until(() => next.acknowledged === 1)
})

test('a thousand parts that wait for another are kept, more are not; when the other comes there is room again', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const typed = letters(limits.pendingStructs + 2, 9)
  const anna = await new RawClient(url).opened()
  for (const update of typed.slice(1, -1)) anna.sendUpdate(update)
  await until(() => anna.acknowledged === limits.pendingStructs)
  const flood = await answered(await new RawClient(url).opened())
  flood.sendUpdate(typed.at(-1) as Uint8Array)
  expect(await flood.closed()).toBe(4422)
  anna.sendUpdate(typed[0] as Uint8Array)
  anna.sendUpdate(typed.at(-1) as Uint8Array)
  await until(() => anna.acknowledged === limits.pendingStructs + 2)
})

test('what waits may not be larger than 256 kB together', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'first')
  const before = Y.encodeStateVector(doc)
  doc.getText('text').insert(5, 'x'.repeat(limits.pendingBytes + 1))
  const flood = await answered(await new RawClient(url).opened())
  flood.sendUpdate(Y.encodeStateAsUpdate(doc, before))
  expect(await flood.closed()).toBe(4422)
})

test('a large paste on what was written offline is taken, also when it comes before the answer that tells of that', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'written offline')
  const offline = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  doc.getText('text').insert(0, 'x'.repeat(4 * 1024 * 1024))
  const pasted = Y.encodeStateAsUpdate(doc, before)
  const anna = await new RawClient(url).opened()
  const bram = await new RawClient(url).opened()
  anna.sendUpdate(pasted)
  anna.sendUpdate(updateThatWrites('more'))
  anna.sendAnswer(offline)
  await until(() => anna.acknowledged === 3)
  expect(anna.heard.some((heard) => heard.kind === 'acknowledged' && [1, 2].includes(heard.count))).toBe(false)
  await until(() => textOf(updatesHeardBy(bram)).length === 15 + 4 + 4 * 1024 * 1024)
})

test('deletions of what nobody wrote are bounded too', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const flood = await answered(await new RawClient(url).opened())
  // No structs; one client with 1,001 deletions of one clock each.
  const deletions = Array.from({ length: 1_001 }, (_, i) => [...varUint(i * 2), 1]).flat()
  flood.sendUpdate(Uint8Array.from([0, 1, 5, ...varUint(1_001), ...deletions]))
  expect(await flood.closed()).toBe(4422)
})

test('a clock of 2^32 or more is refused', async () => {
  const relay = await startRelay()
  const flood = await new RawClient(`${relay.syncUrl}/${newAgendaId()}`).opened()
  flood.sendUpdate(Uint8Array.from([1, 1, 5, ...varUint(limits.clockEnd - 1), 4, 1, 1, 97, 1, 98, 0]))
  expect(await flood.closed()).toBe(4400)
})

test('a client id belongs to who wrote with it first: nobody else goes on with it or is here with it', async () => {
  const enter = await relayOfPersons()
  const [anna, annasPhone, bram] = await Promise.all([enter('anna'), enter('anna'), enter('bram')])
  const typed = letters(3, 21) as [Uint8Array, Uint8Array, Uint8Array]
  anna.sendUpdate(typed[0])
  await until(() => anna.acknowledged === 1)
  annasPhone.sendUpdate(typed[1])
  await until(() => annasPhone.acknowledged === 1)
  // What is known already may be repeated by anybody.
  bram.sendUpdate(typed[0])
  await until(() => bram.acknowledged === 1)
  bram.sendPresence({ client: 21, clock: 9, state: { name: 'not Bram' } })
  bram.sendPresence({ client: 22, clock: 1, state: { name: 'Bram' } })
  await until(() => anna.statesOf(22).length > 0)
  expect(anna.statesOf(21)).toEqual([])
  bram.sendUpdate(typed[2])
  expect(await bram.closed()).toBe(4400)
  expect(textOf(updatesHeardBy(anna))).toBe('')
})

test('presence of more than 4 kB is refused, also when its letters are few', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const fits = await new RawClient(url).opened()
  fits.sendPresence({ client: 1, clock: 1, state: { a: 'x'.repeat(4_000) } })
  fits.ask()
  await until(() => fits.heard.some(({ kind }) => kind === 'everything sent'))
  const flood = await new RawClient(url).opened()
  flood.sendPresence({ client: 2, clock: 1, state: { a: '€'.repeat(1_500) } })
  expect(await flood.closed()).toBe(4400)
})

test('presence that is nested deeper than 64 is refused', async () => {
  const relay = await startRelay()
  const flood = await new RawClient(`${relay.syncUrl}/${newAgendaId()}`).opened()
  let state: unknown = null
  for (let i = 0; i < 65; i++) state = [state]
  flood.sendPresence({ client: 2, clock: 1, state })
  expect(await flood.closed()).toBe(4400)
})

test('someone who sends more than his share is read again when the second is over', () => {
  const clock = new SimulatedClock()
  const said: string[] = []
  const line = {
    isOpen: true,
    queuedBytes: 0,
    close: () => {},
    write: () => {},
    ping: () => {},
    cut: () => {},
    stopReading: () => said.push('stop'),
    readOn: () => said.push('on'),
  }
  const connection = new Connection({
    line,
    clock,
    visitor: { role: 'editor', principal: 'anna' },
    acknowledges: false,
  })
  // A second with fewer is nobody's business.
  for (let i = 1; i < limits.messagesPerSecond; i++) connection.count()
  clock.runUntil(1_500)
  // What had arrived when reading stopped is still heard.
  for (let i = 1; i < 2 * limits.messagesPerSecond; i++) connection.count()
  expect(said).toEqual(['stop'])
  clock.runUntil(2_499)
  expect(said).toEqual(['stop'])
  clock.runUntil(2_501)
  expect(said).toEqual(['stop', 'on'])
})

test('the 501st connection of one person in one agenda is refused, and gets in when another has left', () => {
  const visits = new Visits()
  const inside = Array.from({ length: limits.connectionsPerPerson }, () => visits.begin('::1', 'anna', 'agenda'))
  expect(inside.every((visit) => visit !== null)).toBe(true)
  expect(visits.begin('::1', 'anna', 'agenda')).toBeNull()
  expect(visits.begin('::1', 'bram', 'agenda')).not.toBeNull()
  expect(visits.begin('::1', 'anna', 'another')).not.toBeNull()
  inside[0]?.end()
  inside[0]?.end()
  expect(visits.begin('::1', 'anna', 'agenda')).not.toBeNull()
  expect(visits.begin('::1', 'anna', 'agenda')).toBeNull()
})

test('a town hall of 200 people who type ten keys a second on one address is let be', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const people = await Promise.all(Array.from({ length: 200 }, () => new RawClient(url).opened()))
  for (const [i, one] of people.entries()) for (const update of letters(10, i + 1)) one.sendUpdate(update)
  await until(() => people.every(({ acknowledged, isOpen }) => isOpen && acknowledged === 10))
})

test('who writes an older form of agenda than was written here may read but not write, also after a restart', async () => {
  const store = new MemoryStore()
  const agendaId = newAgendaId()
  const first = await startRelay({ store: keptOpen(store), newestSchema: 2 })
  const url = (relay: { syncUrl: string }, schema: string) => `${relay.syncUrl}/${agendaId}?ack=1&schema=${schema}`
  const old = await new RawClient(url(first, '1')).opened()
  old.sendUpdate(updateThatWrites('still '))
  await until(() => old.acknowledged === 1)
  const newer = await new RawClient(url(first, '2')).opened()
  newer.sendUpdate(updateThatWrites('new'))
  await until(() => newer.acknowledged === 1)
  expect(old.isOpen).toBe(true)
  old.sendUpdate(updateThatWrites('too late'))
  expect(await old.closed()).toBe(4426)
  await first.stop()

  const again = await startRelay({ store, newestSchema: 2 })
  const reader = await new RawClient(url(again, '1')).opened()
  reader.ask()
  await until(() => reader.heard.some(({ kind }) => kind === 'everything sent'))
  expect(textOf(updatesHeardBy(reader))).toContain('new')
  reader.sendUpdate(updateThatWrites('too late'))
  expect(await reader.closed()).toBe(4426)
  // A script that says nothing about it is not judged.
  const script = person(again.syncUrl, agendaId)
  await synced(script)
  script.text.insert(0, 'by a script ')
  const witness = person(again.syncUrl, agendaId)
  await until(() => witness.text.toString().startsWith('by a script '))
})

test.each([
  ['99', 4505],
  ['new', 4400],
])('a client that writes form %s of agenda is sent away with %s', async (schema, code) => {
  const relay = await startRelay()
  expect(await new RawClient(`${relay.syncUrl}/${newAgendaId()}?schema=${schema}`).closed()).toBe(code)
})

/** A store that outlives the relay which closes it. */
function keptOpen(store: MemoryStore): MemoryStore {
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'close') return async () => {}
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function varUint(number: number): number[] {
  const bytes: number[] = []
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  return [...bytes, rest]
}
