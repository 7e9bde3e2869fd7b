import { heartbeatMs, silenceMs } from '@lea/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { TestRelay } from '../test/relay.ts'
import { Line } from './line.ts'

let relay: TestRelay

beforeEach(async () => {
  relay = await TestRelay.start()
})

afterEach(async () => {
  vi.useRealTimers()
  await relay.stop()
})

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 8_000, interval: 5 })

test('a line on which nothing was heard for 15 s is made anew, and not a second earlier', async () => {
  // only what the line itself looks at is simulated: sockets take the time that they take
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  const doc = new Y.Doc()
  const heard: string[] = []
  const line = new Line({
    agendaId: 'an-agenda-that-is-half-open',
    doc,
    awareness: new Awareness(doc),
    relayUrl: relay.url,
    earlier: { waiting: 0, places: new Set() },
    tell: (event) => {
      if (event.type === 'relay') heard.push(String(event.event))
    },
    webSocket: NodeWebSocket as unknown as typeof WebSocket,
  })
  await eventually(() => expect(line.isComplete()).toBe(true))
  expect(relay.received).toBe(1)
  // the other end is gone, and nobody says so
  relay.mute()
  vi.advanceTimersByTime(silenceMs - 1_000)
  expect(heard.at(-1)).toBe('synced')
  expect(relay.received).toBe(1)
  vi.advanceTimersByTime(2_000)
  expect(heard).toContain('lost')
  await eventually(() => expect(relay.received).toBe(2))
  await eventually(() => expect(line.isComplete()).toBe(true))
  line.close()
  doc.destroy()
})

test('the relay says something three times in the time after which a line counts as dead', () => {
  expect(silenceMs).toBe(15_000)
  expect(heartbeatMs * 3).toBeLessThanOrEqual(silenceMs)
})
