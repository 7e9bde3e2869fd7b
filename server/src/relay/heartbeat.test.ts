import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { heartbeatMs } from '@lea/protocol'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'
import { Connection } from './connection.ts'
import { beat } from './heartbeat.ts'

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
  const connection = new Connection(websocket, request.socket, { role: 'owner' }, true)

  const asked = once(vanished, 'ping')
  beat(connection, connection.heardAt + 11_000)
  await asked
  expect(connection.isOpen).toBe(true)
  const cut = once(vanished, 'close')
  beat(connection, connection.heardAt + 31_000)
  expect((await cut)[0]).toBe(1006)
})
