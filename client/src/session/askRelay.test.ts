import { addBlock, createAgenda, deleteBlock } from '@lea/agenda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { readUnconfirmed } from '../device/agendaList.ts'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { TestRelay } from '../test/relay.ts'
import { askRelay } from './askRelay.ts'
import { openSession } from './openSession.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket

let relay: TestRelay
let database: Database
let visits = 0

beforeEach(async () => {
  relay = await TestRelay.start()
  database = new Database(`asking-${++visits}`)
})

afterEach(async () => {
  database.close()
  await relay.stop()
})

async function visit(agendaId: string) {
  const outcome = await openSession({
    agendaId,
    device: { database, deviceId: 'anna', failure: null },
    person: { name: 'Anna', organisation: 'Gemeente' },
    relayUrl: relay.url,
    store: { batchMs: 5 },
    line: { webSocket, timing: { longestBackoffMs: 50 } },
  })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

/** Anna wrote in an agenda that the relay has, and left before she heard so. */
async function leftAtOnce() {
  const id = await createOnDevice({ database, deviceId: 'anna', failure: null }, 'Anna', (doc, writer) =>
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
  )
  relay.behaviour.acknowledges = false
  const session = await visit(id)
  const added = session.run((doc, writer) => addBlock(doc, writer, { type: 'section', parent: null, title: 'Taal' }))
  if (!added.ok) throw new Error(added.refusal)
  await vi.waitFor(() => expect(relay.doc(id).getMap('blocks').size).toBe(1), { timeout: 5_000 })
  await session.close()
  return { id, section: added.value }
}

const unconfirmed = async () => (await readUnconfirmed(database)).map(({ id }) => id)
const ask = (agendaId: string) => askRelay({ database, relayUrl: relay.url, agendaId, webSocket })

test('of an agenda that was left before the relay could say so, it is known afterwards that the relay has it', async () => {
  const { id } = await leftAtOnce()
  expect(await unconfirmed()).toEqual([id])
  await ask(id)
  expect(await unconfirmed()).toEqual([])
})

test('what the relay lacks stays unconfirmed, also when it is a deletion only, and nothing is sent', async () => {
  const { id, section } = await leftAtOnce()
  const { url } = relay
  await relay.stop()
  const session = await visit(id)
  session.run((doc, writer) => deleteBlock(doc, writer, section))
  await session.close()
  await relay.start()
  expect(relay.url).toBe(url)
  const before = JSON.stringify(relay.doc(id).getMap('blocks'))
  await ask(id)
  expect(await unconfirmed()).toEqual([id])
  expect(JSON.stringify(relay.doc(id).getMap('blocks'))).toBe(before)
})

test('without a relay nothing is claimed', async () => {
  const { id } = await leftAtOnce()
  await relay.stop()
  await ask(id)
  expect(await unconfirmed()).toEqual([id])
  await relay.start()
})
