import { request } from 'node:http'
import { exchangePath, frameType, syncPath, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import { MemoryStore } from '../storage/memoryStore.ts'
import { administrator, guestOf } from '../test/browser.ts'
import { newAgendaId, until } from '../test/people.ts'
import type { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { updateThatWrites } from '../test/updates.ts'
import { UnderWay } from './underWay.ts'

const tooSlow = 4513

/** The beginning of a message of 300 kB: its head, and 150 kB of it. */
function sendHalf(client: RawClient): void {
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeUInt32BE(300_000, 6)
  client.sendBytes(Buffer.concat([head, Buffer.alloc(150_000)]))
}

/** What a page asks in its first exchange: everything. */
function question(): Uint8Array<ArrayBuffer> {
  const body = encoding.createEncoder()
  encoding.writeVarUint8Array(body, Uint8Array.from([frameType.sync, syncType.step1, 1, 0]))
  return new Uint8Array(encoding.toUint8Array(body))
}

/** A relay that holds 400 kB of one person, with Anna who owns an agenda and Bram who reads it. */
async function startSmall(text: string) {
  const [store, agenda] = [new MemoryStore(), newAgendaId()]
  const relay = await startRelay({ settings: { access: 'required' }, store, bytesUnderWay: 400_000 })
  const anna = await administrator(relay)
  await anna.call('createAgenda', { body: { id: agenda } })
  await store.append(agenda, 1, [updateThatWrites(text)])
  const bram = await guestOf(relay, anna, agenda, 'reader')
  return { relay, anna, bram, agenda, path: `${syncPath}${agenda}${exchangePath}` }
}

test('who has too much half sent is sent away to come back; others, and what is alone, are let be', async () => {
  const { anna, bram, agenda, path } = await startSmall('begun')
  const [first, second, third] = [bram.socket(agenda), bram.socket(agenda), bram.socket(agenda)]
  for (const one of [first, second, third]) await one.opened()
  for (const one of [first, second, third]) sendHalf(one)
  await until(() => [first, second, third].some(({ closedWith }) => closedWith !== undefined))
  expect([first, second, third].map(({ closedWith }) => closedWith).filter(Boolean)).toEqual([tooSlow])

  const body = new Uint8Array(200_000)
  expect((await bram.send(path, body)).status).toBe(tooSlow - 4_000)

  const hers = await anna.socket(agenda).opened()
  hers.sendAnswer(Uint8Array.from([0, 0]))
  hers.sendUpdate(updateThatWrites('x'.repeat(4 * 1024 * 1024)))
  await until(() => hers.acknowledged === 2)

  for (const one of [first, second]) one.cutLine()
  await expect.poll(async () => (await bram.send(path, body)).status).not.toBe(tooSlow - 4_000)
})

test('an answer that is not taken counts until it is', async () => {
  const { relay, bram, path } = await startSmall('x'.repeat(16 * 1024 * 1024))
  const asking = request(`${relay.address}${path}`, {
    method: 'POST',
    headers: { cookie: bram.cookie ?? '', origin: relay.address, 'content-type': 'application/octet-stream' },
  })
  onTestFinished(() => void asking.destroy())
  asking.on('error', () => undefined)
  // Its answer has begun, and nobody reads on.
  const begun = new Promise((resolve) => asking.once('response', resolve))
  asking.end(question())
  await begun
  expect((await bram.send(path, question())).status).toBe(tooSlow - 4_000)
  asking.destroy()
  await expect.poll(async () => (await bram.send(path, question())).status).toBe(200)
})

test('signs of life and messages that are whole count for nothing, however many', async () => {
  const { bram, agenda } = await startSmall('begun')
  const socket = await bram.socket(agenda).opened()
  const other = await bram.socket(agenda).opened()
  sendHalf(other)
  const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0])
  socket.sendBytes(Buffer.concat(Array.from({ length: 100_000 }, () => pong)))
  for (let i = 0; i < 20; i++) socket.ask()
  await until(() => socket.heard.filter(({ kind }) => kind === 'everything sent').length === 20)
  expect([socket.isOpen, other.isOpen]).toEqual([true, true])
})

test('bytes are counted per person, and forgotten with what they were part of', () => {
  const underWay = new UnderWay(10)
  const [one, two, hers] = [underWay.begin('bram'), underWay.begin('bram'), underWay.begin('anna')]
  expect(one.add(32)).toBe(true)
  expect(hers.add(10)).toBe(true)
  expect(two.add(1)).toBe(false)
  one.clear()
  one.clear()
  expect(underWay.of('bram')).toBe(1)
  two.subtract(6)
  expect(underWay.of('bram')).toBe(0)
  expect(one.add(10)).toBe(true)
})
