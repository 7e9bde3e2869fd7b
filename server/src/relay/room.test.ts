import { randomBytes } from 'node:crypto'
import { limits } from '@lea/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { textOf, updateThatWrites } from '../test/updates.ts'

const updatesHeardBy = ({ heard }: RawClient) => heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))

test('a client that asks for it hears how many of its messages are on disk, from the first moment', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const anna = await new RawClient(`${url}?ack=1`).opened()
  const bram = await new RawClient(`${url}?ack=1`).opened()
  await until(() => anna.acknowledged === 0)
  for (let i = 0; i < 30; i++) anna.sendUpdate(updateThatWrites('x'))
  await until(() => anna.acknowledged === 30)
  anna.sendUpdate(Uint8Array.from([0, 0]))
  await until(() => anna.acknowledged === 31)
  await until(() => textOf(updatesHeardBy(bram)).length === 30)
  expect(bram.acknowledged).toBe(0)
})

test('nothing is acknowledged or sent on before the disk has it', async () => {
  const store = new MemoryStore()
  const relay = await startRelay({ store })
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const anna = await new RawClient(url).opened()
  const bram = await new RawClient(url).opened()
  await until(() => anna.acknowledged === 0 && bram.acknowledged === 0)
  const letGo = store.hold()
  anna.sendUpdate(updateThatWrites('held'))
  // Bram's question comes after Anna's update, and its answer would come after a frame that was sent on too early.
  bram.ask()
  await until(() => bram.heard.some(({ kind }) => kind === 'everything sent'))
  expect([anna.acknowledged, updatesHeardBy(bram)]).toEqual([0, []])
  letGo()
  await until(() => anna.acknowledged === 1 && textOf(updatesHeardBy(bram)) === 'held')
})

test('a disk that refuses: nobody is told that anything was kept, everybody hears why, and all arrives when it is back', async () => {
  const store = new MemoryStore()
  const relay = await startRelay({ store })
  const agendaId = newAgendaId()
  const url = `${relay.syncUrl}/${agendaId}?ack=1`
  const anna = await new RawClient(url).opened()
  const bram = await new RawClient(url).opened()
  const elsewhere = await new RawClient(`${relay.syncUrl}/${newAgendaId()}`).opened()
  const carla = person(relay.syncUrl, agendaId)
  await synced(carla)
  await until(() => anna.acknowledged === 0)

  store.failure = new StoreProblem('unavailable', 'the disk is full')
  anna.sendUpdate(updateThatWrites('refused'))
  expect(await Promise.all([anna.closed(), bram.closed()])).toEqual([4503, 4503])
  expect(anna.acknowledged).toBe(0)
  expect(updatesHeardBy(bram)).toEqual([])
  expect(elsewhere.isOpen).toBe(true)
  carla.text.insert(0, 'written meanwhile')

  store.failure = null
  const again = await new RawClient(url).opened()
  again.ask()
  await until(() => textOf(updatesHeardBy(again)) === 'written meanwhile')
  again.sendUpdate(updateThatWrites('!'))
  await until(() => again.acknowledged === 1 && carla.text.length === 18)
})

test.each([
  ['an empty message', []],
  ['an unknown type of message', [77]],
  ['a length that goes on behind the end', [0, 2, 255, 255, 3, 0, 0]],
  ['bytes behind the end', [0, 0, 1, 0, 9]],
  ['an update that is no update', [0, 2, 3, 9, 9, 9]],
  ['an unknown type of sync message', [0, 7, 1, 0]],
  ['presence that is no JSON', [1, 4, 1, 1, 1, 1, 123]],
  ['an acknowledgement, which only the relay sends', [9, 1]],
])('%s closes that connection with 4400 and disturbs nobody else', async (_, bytes) => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const bystander = person(relay.syncUrl, agendaId)
  await synced(bystander)
  const rude = await new RawClient(`${relay.syncUrl}/${agendaId}`).opened()
  rude.sendUpdate(updateThatWrites('kept'))
  rude.send(Uint8Array.from(bytes))
  expect(await rude.closed()).toBe(4400)
  await until(() => bystander.text.toString() === 'kept')
  expect(bystander.provider.wsconnected).toBe(true)
})

test('a message of text, or of random bytes, closes that connection only', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const bystander = person(relay.syncUrl, agendaId)
  await synced(bystander)
  for (let i = 0; i < 30; i++) {
    const rude = await new RawClient(`${relay.syncUrl}/${agendaId}`).opened()
    rude.send(i === 0 ? 'hello' : Uint8Array.from([0, 2, ...randomBytes(i * 7)]))
    expect(await rude.closed()).toBe(4400)
  }
  bystander.text.insert(0, 'still here')
  const later = person(relay.syncUrl, agendaId)
  await until(() => later.text.toString() === 'still here')
})

test('a message of 4 MiB passes; one above the limit is refused with a code of its own', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const anna = await new RawClient(url).opened()
  anna.sendUpdate(updateThatWrites('x'.repeat(4 * 1024 * 1024)))
  await until(() => anna.acknowledged === 1)
  anna.send(new Uint8Array(limits.messageBytes + 1))
  expect(await anna.closed()).toBe(4413)
})

test('a reader may listen and answer, but is sent away when it writes', async () => {
  const relay = await startRelay({
    visitorOf: ({ headers }) => ({ role: headers['x-role'] === 'reader' ? 'reader' : 'editor', principal: 'anna' }),
  })
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const editor = await new RawClient(`${url}?ack=1`).opened()
  const reader = await new RawClient(`${url}?ack=1`, { headers: { 'x-role': 'reader' } }).opened()
  const words = updateThatWrites('words')
  editor.sendUpdate(words)
  await until(() => updatesHeardBy(reader).length === 1)
  reader.sendUpdate(Uint8Array.from([0, 0]))
  reader.sendUpdate(words)
  await until(() => reader.acknowledged === 2)
  reader.sendUpdate(updateThatWrites('mine'))
  expect(await reader.closed()).toBe(4405)
  expect(textOf(updatesHeardBy(editor))).toBe('')
})

test('someone who stops reading is not waited for, keeps at most a full queue, and gets what was missed when reading on', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const asleep = await new RawClient(url).opened()
  const awake = await new RawClient(url).opened()
  const anna = await new RawClient(`${url}?ack=1`).opened()
  asleep.stopReading()
  const large = 'x'.repeat(500_000)
  for (let i = 1; i <= 40; i++) {
    anna.sendUpdate(updateThatWrites(large))
    await until(() => anna.acknowledged === i)
  }
  await until(() => updatesHeardBy(awake).length === 40)
  const whole = textOf(updatesHeardBy(awake)).length
  asleep.readOn()
  await until(() => textOf(updatesHeardBy(asleep)).length === whole)
  expect(asleep.isOpen).toBe(true)
})

test('someone who asks again and again without reading gets one answer more, not a thousand', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const anna = await new RawClient(`${url}?ack=1`).opened()
  anna.sendUpdate(updateThatWrites('x'.repeat(3_000_000)))
  await until(() => anna.acknowledged === 1)
  const greedy = await new RawClient(url).opened()
  greedy.stopReading()
  for (let i = 0; i < 1_000; i++) greedy.ask()
  anna.sendUpdate(updateThatWrites('and more'))
  await until(() => anna.acknowledged === 2)
  greedy.readOn()
  await until(
    () => textOf(updatesHeardBy(greedy)).endsWith('and more') || textOf(updatesHeardBy(greedy)).startsWith('and more'),
  )
  expect(updatesHeardBy(greedy).length).toBeLessThan(20)
})

test('a stop puts everything on disk, acknowledges it, and tells everybody that the relay comes back', async () => {
  const store = new MemoryStore()
  const agendaId = newAgendaId()
  const relay = await startRelay({ store })
  const anna = await new RawClient(`${relay.syncUrl}/${agendaId}?ack=1`).opened()
  await until(() => anna.acknowledged === 0)
  const letGo = store.hold()
  for (let i = 0; i < 10; i++) anna.sendUpdate(updateThatWrites('x'))
  anna.ask()
  await until(() => anna.heard.some(({ kind }) => kind === 'everything sent'))
  const stopped = relay.stop()
  letGo()
  await stopped
  expect(await anna.closed()).toBe(4512)
  expect(anna.acknowledged).toBe(10)
})

test('the comments of an agenda are a room of their own', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const agenda = person(relay.syncUrl, agendaId)
  const comments = person(relay.syncUrl, `${agendaId}~comments`)
  await Promise.all([synced(agenda), synced(comments)])
  comments.text.insert(0, 'a remark')
  const other = person(relay.syncUrl, `${agendaId}~comments`, { doc: new Y.Doc() })
  await until(() => other.text.toString() === 'a remark')
  expect(agenda.text.length).toBe(0)
})
