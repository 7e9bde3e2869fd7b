import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { addBlock, createAgenda, readBlock } from '@lea/agenda'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { TestRelay } from '../test/relay.ts'
import { openSession } from './openSession.ts'
import type { Session } from './session.ts'

/**
 * Servers that seem to be there and aren't. Whatever they do: what is written is on the device, the status never says
 * that it is on the server, and once there is a real relay again it gets all of it.
 */
let ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.reverse()) await end()
  ends = []
  vi.restoreAllMocks()
})

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

const dead: Record<string, () => Promise<string>> = {
  'accepts and never answers': async () => `ws://127.0.0.1:${await listen(createServer(() => undefined))}`,
  'answers 502': async () => {
    const bad = createHttp((_, answer) => answer.writeHead(502).end('<h1>Bad gateway</h1>'))
    bad.on('upgrade', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n'))
    return `ws://127.0.0.1:${await listen(bad)}`
  },
  'takes frames and lets none through': async () => {
    const swallowing = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    ends.push(() => {
      for (const socket of swallowing.clients) socket.terminate()
      swallowing.close()
    })
    await new Promise((resolve) => swallowing.once('listening', resolve))
    return `ws://127.0.0.1:${(swallowing.address() as AddressInfo).port}`
  },
}

async function visit(database: Database, agendaId: string, relayUrl: string): Promise<Session> {
  const outcome = await openSession({
    agendaId,
    device: { database, deviceId: 'anna', failure: null },
    person: { name: 'Anna', organisation: 'Gemeente' },
    relayUrl,
    store: { batchMs: 5 },
    line: {
      webSocket: NodeWebSocket as unknown as typeof WebSocket,
      timing: { silenceMs: 400, longestBackoffMs: 100, acknowledgementMs: 200 },
    },
  })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

test.each(Object.keys(dead))(
  'a relay that %s: all that is written is on the device, and the status says no more',
  async (how) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    const database = new Database(`dead-relay-${how}`)
    ends.push(() => database.close())
    const device = { database, deviceId: 'anna', failure: null }
    const agendaId = await createOnDevice(device, 'Anna', (doc, writer) =>
      createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
    )
    const url = await dead[how]?.()
    const session = await visit(database, agendaId, url ?? '')
    const said = new Set([session.status().word])
    session.subscribeStatus(() => said.add(session.status().word))
    const written: string[] = []
    const write = () => {
      const outcome = session.run((doc, writer) =>
        addBlock(doc, writer, { type: 'section', parent: null, title: `Hoofdstuk ${written.length}` }),
      )
      if (!outcome.ok) throw new Error(outcome.refusal)
      written.push(outcome.value)
    }
    write()
    // through silence, and at least one new attempt after it
    await vi.waitFor(() => expect(said).toContain('offline'), { timeout: 8_000 })
    write()
    await vi.waitFor(() => expect(session.status()).toMatchObject({ word: 'offline', device: 'saved' }), {
      timeout: 8_000,
    })
    // what createOnDevice wrote waits as well
    expect(session.status().waiting).toBeGreaterThanOrEqual(written.length)
    expect(said).not.toContain('savedOnRelay')
    await session.close()

    const relay = await TestRelay.start()
    ends.push(() => relay.stop())
    const later = await visit(database, agendaId, relay.url)
    ends.push(() => later.close())
    expect(written.map((block) => readBlock(later.doc, block)?.title)).toEqual(['Hoofdstuk 0', 'Hoofdstuk 1'])
    await vi.waitFor(() => expect(later.status().word).toBe('savedOnRelay'), { timeout: 8_000 })
    expect(written.every((block) => readBlock(relay.doc(agendaId), block))).toBe(true)
    process.stdout.write(
      `a server that ${how}: said '${[...said].join("', '")}', never 'savedOnRelay'; the real relay got all ${written.length} changes\n`,
    )
  },
)
