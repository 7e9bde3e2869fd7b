import { request } from 'node:http'
import { frameType, limits, positionHeader, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { type Heard, readRelayMessage } from '../test/hearing.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { startRelay } from '../test/relay.ts'
import { textOf, updateThatWrites } from '../test/updates.ts'

const nothing = new Uint8Array([0])

function syncMessage(type: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

const question = (stateVector = nothing) => syncMessage(syncType.step1, stateVector)
const update = (bytes: Uint8Array) => syncMessage(syncType.update, bytes)

/** One exchange, as a page does it. */
async function post(
  address: string,
  agendaId: string,
  messages: Uint8Array[],
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; reason?: string; position: number; heard: Heard[] }> {
  const encoder = encoding.createEncoder()
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  const response = await fetch(`${address}/sync/${agendaId}/exchange?ack=1${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(encoding.toUint8Array(encoder)),
  })
  const position = Number(response.headers.get(positionHeader))
  if (!response.ok) {
    const { reason } = response.headers.get('content-type')?.includes('json')
      ? ((await response.json()) as { reason: string })
      : {}
    return { status: response.status, ...(reason && { reason }), position, heard: [] }
  }
  const decoder = decoding.createDecoder(new Uint8Array(await response.arrayBuffer()))
  const heard: Heard[] = []
  while (decoding.hasContent(decoder)) heard.push(readRelayMessage(decoding.readVarUint8Array(decoder)))
  return { status: response.status, position, heard }
}

const updatesIn = (heard: Heard[]) => heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))
const acknowledged = (heard: Heard[]) => heard.findLast((one) => one.kind === 'acknowledged')?.count

test('what an exchange brings is on disk when it is acknowledged, and reaches who has a socket', async () => {
  const store = new MemoryStore()
  const relay = await startRelay({ store })
  const agendaId = newAgendaId()
  const bram = person(relay.syncUrl, agendaId)
  await synced(bram)
  const { heard, position } = await post(relay.address, agendaId, [question(), update(updateThatWrites('over http'))])
  expect(acknowledged(heard)).toBe(1)
  expect(position).toBe(1)
  const { tail } = await store.load(agendaId)
  expect(textOf(tail)).toBe('over http')
  await until(() => bram.text.toString() === 'over http')
})

test('the first exchange brings everything and the question of the relay; a later one only what came since', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const bram = person(relay.syncUrl, agendaId)
  await synced(bram)
  bram.text.insert(0, 'one')
  const first = await (async () => {
    for (;;) {
      const answer = await post(relay.address, agendaId, [question()])
      if (answer.position === 1) return answer
    }
  })()
  expect(first.heard.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['question', 'update', 'everything sent', 'acknowledged']),
  )
  const doc = new Y.Doc()
  for (const bytes of updatesIn(first.heard)) Y.applyUpdate(doc, bytes)
  expect(doc.getText('text').toString()).toBe('one')

  const idle = await post(relay.address, agendaId, [], { query: `&since=${first.position}` })
  expect(updatesIn(idle.heard)).toEqual([])
  expect(idle.heard.map(({ kind }) => kind)).not.toContain('question')

  bram.text.insert(3, ' two')
  let { position } = idle
  while (doc.getText('text').toString() === 'one') {
    const later = await post(relay.address, agendaId, [], { query: `&since=${position}` })
    for (const bytes of updatesIn(later.heard)) Y.applyUpdate(doc, bytes)
    position = later.position
  }
  expect(doc.getText('text').toString()).toBe('one two')
  expect(position).toBe(2)
})

test('an exchange that is not stored is not acknowledged', async () => {
  const store = new MemoryStore()
  const relay = await startRelay({ store })
  const agendaId = newAgendaId()
  await post(relay.address, agendaId, [question()])
  store.failure = new StoreProblem('unavailable', 'the disk is full')
  const refused = await post(relay.address, agendaId, [update(updateThatWrites('lost?'))])
  expect(refused).toMatchObject({ status: 503, reason: 'storageUnavailable', heard: [] })
})

test('a reader hears everything and is refused when it writes, as with a socket', async () => {
  const relay = await startRelay({ visitorOf: () => ({ role: 'reader', principal: 'anna' }) })
  const agendaId = newAgendaId()
  expect((await post(relay.address, agendaId, [question()])).status).toBe(200)
  const refused = await post(relay.address, agendaId, [question(), update(updateThatWrites('mine'))])
  expect(refused).toMatchObject({ status: 405, reason: 'notAWriter' })
  const { heard } = await post(relay.address, agendaId, [question()])
  expect(updatesIn(heard)).toEqual([])
})

test.each([
  ['a name that is no agenda', { agendaId: 'short' }, 404, 'unknownAgenda'],
  ['an older protocol', { query: '&protocol=0' }, 426, 'clientTooOld'],
  ['a newer form of agenda than the relay knows', { query: '&schema=99' }, 505, 'relayTooOld'],
  ['a position that is none', { query: '&since=-1' }, 400, 'malformedMessage'],
  ['a position that the relay has not reached', { query: '&since=7' }, 512, 'relayStopping'],
  ['bytes that are no messages', { messages: [new Uint8Array([77])] }, 400, 'malformedMessage'],
  ['a damaged update', { messages: [update(new Uint8Array([1, 2, 3]))] }, 400, 'malformedMessage'],
])('%s is refused with the reason that a socket would be closed with', async (_, wrong, status, reason) => {
  const relay = await startRelay()
  const {
    agendaId = newAgendaId(),
    query = '',
    messages = [question()],
  } = wrong as {
    agendaId?: string
    query?: string
    messages?: Uint8Array[]
  }
  expect(await post(relay.address, agendaId, messages, { query })).toMatchObject({ status, reason })
})

test('an older form of agenda may read and not write', async () => {
  const relay = await startRelay({ newestSchema: 2 })
  const agendaId = newAgendaId()
  await post(relay.address, agendaId, [update(updateThatWrites('newer'))], { query: '&schema=2' })
  const { heard } = await post(relay.address, agendaId, [question()], { query: '&schema=1' })
  expect(textOf(updatesIn(heard))).toBe('newer')
  const refused = await post(relay.address, agendaId, [update(updateThatWrites('older'))], { query: '&schema=1' })
  expect(refused).toMatchObject({ status: 426, reason: 'clientTooOld' })
})

/** Sends the head of a request that promises a large body, and no byte of that body; answers the status. */
function statusBeforeBody(address: string, agendaId: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/sync/${agendaId}/exchange`, {
      method: 'POST',
      headers: { 'content-length': '30000000', ...headers },
    })
    sent.on('response', ({ statusCode = 0 }) => {
      resolve(statusCode)
      sent.destroy()
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })
}

test('who may not come in is told so before a byte of his message is read, whatever he says that it is', async () => {
  const relay = await startRelay({ visitorOf: () => null })
  for (const type of ['application/octet-stream', 'application/json', 'text/plain'])
    expect(await statusBeforeBody(relay.address, newAgendaId(), { 'content-type': type })).toBe(403)
})

test('a body that is larger than a message may be is refused', async () => {
  const relay = await startRelay()
  const messages = [update(new Uint8Array(limits.messageBytes))]
  const refused = await post(relay.address, newAgendaId(), messages)
  expect(refused).toMatchObject({ status: 413, reason: 'messageTooLarge' })
})

test('a body that breaks off leaves nothing behind', async () => {
  const relay = await startRelay({ unloadMs: 1 })
  const agendaId = newAgendaId()
  const rooms = async () => /^lea_rooms (\d+)$/m.exec(await (await fetch(`${relay.address}/metrics`)).text())?.[1]
  const sent = request(`${relay.address}/sync/${agendaId}/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': '1000' },
  })
  sent.on('error', () => undefined)
  sent.write('half')
  while ((await rooms()) !== '1');
  sent.destroy()
  while ((await rooms()) !== '0');
  expect(relay.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
})

test('a page of another origin does not get in', async () => {
  const relay = await startRelay()
  const headers = { origin: 'https://elsewhere.example' }
  expect(await post(relay.address, newAgendaId(), [question()], { headers })).toMatchObject({ status: 403 })
})

test('who has left after an exchange is not counted as being there', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  for (let i = 0; i < 5; i++) await post(relay.address, agendaId, [question()])
  const metrics = await (await fetch(`${relay.address}/metrics`)).text()
  expect(metrics).toMatch(/^lea_connections 0$/m)
})
