import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { TestRelay } from '../test/relay.ts'
import { Line, type LineOptions } from './line.ts'
import type { StatusEvent } from './status.ts'

let relay: TestRelay
const lines: Line[] = []

beforeEach(async () => {
  relay = await TestRelay.start()
})

afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await relay.stop()
})

function join(options: Partial<LineOptions> = {}) {
  const awareness = new Awareness(new Y.Doc())
  const told: StatusEvent[] = []
  const line = new Line({
    agendaId: 'an-agenda-before-it-connects',
    doc: awareness.doc,
    awareness,
    relayUrl: relay.url,
    earlier: { waiting: 0, places: new Set() },
    tell: (event) => told.push(event),
    webSocket: NodeWebSocket as unknown as typeof WebSocket,
    ...options,
  })
  lines.push(line)
  const waiting = () => told.findLast((event) => event.type === 'counted')
  return { line, text: awareness.doc.getText('words'), told, waiting }
}

/** A piece of the program that comes when one lets it. */
function held() {
  const asked = new EventTarget()
  const come = once(asked, 'give')
  const give = () => asked.dispatchEvent(new Event('give'))
  return { load: () => come.then(() => import('./connection.ts')), give }
}

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 8_000, interval: 5 })

test('what is written before anything connects is counted, and arrives', async () => {
  const { load, give } = held()
  const anna = join({ load })
  anna.text.insert(0, 'bibliotheek')
  expect(anna.waiting()).toEqual({ type: 'counted', waiting: 1, acknowledged: false })
  give()
  await eventually(() => expect(anna.waiting()).toEqual({ type: 'counted', waiting: 0, acknowledged: true }))
  const bram = join()
  await eventually(() => expect(bram.text.toString()).toBe('bibliotheek'))
})

test('each change is counted once, also after the line connected', async () => {
  const anna = join()
  await eventually(() => expect(anna.line.isComplete()).toBe(true))
  anna.text.insert(0, 'a')
  expect(anna.waiting()).toEqual({ type: 'counted', waiting: 1, acknowledged: false })
  await eventually(() => expect(anna.line.isComplete()).toBe(true))
})

test('what connects could not be fetched: that reads as without a line, and it is asked for again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const load = vi.fn(() => import('./connection.ts'))
  load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
  const anna = join({ load })
  anna.text.insert(0, 'bibliotheek')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(anna.told).toContainEqual({ type: 'relay', event: 'lost' })
  expect(await anna.line.tryExchange()).toBe(false)
  await vi.advanceTimersByTimeAsync(5_000)
  vi.useRealTimers()
  await eventually(() => expect(anna.line.isComplete()).toBe(true))
  expect(load).toHaveBeenCalledTimes(2)
})

test('who composes a word before the line connects is not disturbed by what comes in', async () => {
  const bram = join()
  bram.text.insert(0, 'van Bram')
  await eventually(() => expect(bram.line.isComplete()).toBe(true))
  const { load, give } = held()
  const anna = join({ load })
  const heard = vi.fn()
  const release = anna.line.hold(heard)
  give()
  await eventually(() => expect(heard).toHaveBeenCalled())
  expect(anna.text.toString()).toBe('')
  release()
  await eventually(() => expect(anna.text.toString()).toBe('van Bram'))
})

test('a line that is closed before it connects never does', async () => {
  const { load, give } = held()
  const connected = vi.fn()
  const anna = join({
    load,
    webSocket: class extends NodeWebSocket {
      constructor(url: string) {
        super(url)
        connected()
      }
    } as unknown as typeof WebSocket,
  })
  anna.line.close()
  give()
  await load()
  await Promise.resolve()
  expect(connected).not.toHaveBeenCalled()
})
