import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { heartbeatMs, limits } from '@lea/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type Clock, systemClock } from '../clock.ts'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { updateThatWrites } from '../test/updates.ts'
import { Connection } from './connection.ts'
import { beat } from './heartbeat.ts'
import { webLine } from './webLine.ts'

test('whoever is idle hears something every five seconds: an acknowledgement, or what any client understands', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const ours = await new RawClient(`${url}?ack=1`).opened()
  const plain = await new RawClient(url).opened()
  await until(() => ours.heard.length > 0 && plain.heard.length > 0)
  const [before, plainBefore] = [ours.heard.length, plain.heard.length]
  const start = performance.now()
  await until(() => ours.heard.length > before && plain.heard.length > plainBefore)
  expect(performance.now() - start).toBeLessThan(heartbeatMs + 500)
  expect(ours.heard.at(-1)).toEqual({ kind: 'acknowledged', count: 0 })
  expect(plain.heard.at(-1)).toEqual({ kind: 'presence', states: [] })
}, 20_000)

test('whoever has vanished is asked for a sign of life, and cut when none comes', async () => {
  const websockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => websockets.close())
  await once(websockets, 'listening')
  const arrived = once(websockets, 'connection')
  const { port } = websockets.address() as AddressInfo
  const vanished = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong: false })
  const [websocket, request] = (await arrived) as [WebSocket, IncomingMessage]
  const connection = new Connection({
    line: webLine(websocket, request.socket),
    visitor: { role: 'owner', principal: 'anna' },
    clock: systemClock,
    acknowledges: true,
  })

  const asked = once(vanished, 'ping')
  beat(connection, connection.heardAt + 11_000)
  await asked
  expect(connection.isOpen).toBe(true)
  const cut = once(vanished, 'close')
  beat(connection, connection.heardAt + 31_000)
  expect((await cut)[0]).toBe(1006)
})

test('whoever is behind and takes nothing for half a minute is sent away; whoever takes a little is not', () => {
  const closedWith: string[] = []
  const line = {
    isOpen: true,
    queuedBytes: 2 * limits.queueBytes,
    close: (reason: string) => closedWith.push(reason),
    write: () => {},
    ping: () => {},
    cut: () => {},
    stopReading: () => {},
    readOn: () => {},
  }
  const visitor = { role: 'owner', principal: 'anna' } as const
  const connection = new Connection({ line, visitor, clock: systemClock, acknowledges: false })
  const now = connection.openedAt
  const beatAt = (ms: number) => {
    connection.heardAt = now + ms
    beat(connection, now + ms)
  }
  for (const ms of [0, 20_000]) beatAt(ms)
  line.queuedBytes -= 1
  for (const ms of [40_000, 60_000]) beatAt(ms)
  expect(closedWith).toEqual([])
  beatAt(71_000)
  expect(closedWith).toEqual(['tooSlow'])
})

test('whoever is still sending one large message over a slow line is not cut, though he can answer nothing meanwhile', async () => {
  let later = 0
  // What is done later is done a hundred times sooner.
  const after: Clock['after'] = (ms, work) => systemClock.after(ms / 100, work)
  const relay = await startRelay({ clock: { ...systemClock, after, now: () => performance.now() + later } })
  const url = `${relay.syncUrl}/${newAgendaId()}?ack=1`
  const anna = await new RawClient(url, { autoPong: false }).opened()
  const vanished = await new RawClient(url, { autoPong: false }).opened()
  const letters = updateThatWrites('x'.repeat(80))
  const message = Uint8Array.from([0, 2, letters.length, ...letters])
  // masked with zeroes, so that the bytes stay what they are
  const frame = Uint8Array.from([0x82, 0x80 | message.length, 0, 0, 0, 0, ...message])
  anna.sendBytes(frame.subarray(0, 50))
  for (let sent = 50; sent < 53; sent++) {
    later += 12_000
    anna.sendBytes(frame.subarray(sent, sent + 1))
    await fetch(`${relay.address}/health`)
  }
  expect(await vanished.closed()).toBe(1006)
  expect(anna.isOpen).toBe(true)
  anna.sendBytes(frame.subarray(53))
  await until(() => anna.acknowledged === 1)
})
