import { frameType } from '@lea/protocol'
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

afterEach(() => relay.stop())

/** Who is on the line, and the first byte of each frame that was sent on it. */
function join() {
  const sent: number[] = []
  class Counting extends NodeWebSocket {
    override send(data: Uint8Array): void {
      sent.push(data[0] ?? -1)
      super.send(data)
    }
  }
  const awareness = new Awareness(new Y.Doc())
  const line = new Line({
    agendaId: 'an-agenda-without-an-echo',
    doc: awareness.doc,
    awareness,
    relayUrl: relay.url,
    earlier: { waiting: 0, places: new Set() },
    tell: () => undefined,
    webSocket: Counting as unknown as typeof WebSocket,
  })
  const leave = () => {
    line.close()
    awareness.doc.destroy()
  }
  return { awareness, line, sent, leave, client: awareness.clientID }
}

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 8_000, interval: 5 })

test('what one hears of a colleague’s presence isn’t sent back to the relay', async () => {
  const [anna, bram] = [join(), join()]
  await eventually(() => expect(anna.line.isComplete() && bram.line.isComplete()).toBe(true))
  anna.awareness.setLocalState({ block: 'first' })
  await eventually(() => expect(bram.awareness.getStates().get(anna.client)).toEqual({ block: 'first' }))
  const spoken = () => bram.sent.filter((type) => type === frameType.awareness).length
  const before = spoken()
  anna.awareness.setLocalState({ block: 'second' })
  await eventually(() => expect(bram.awareness.getStates().get(anna.client)).toEqual({ block: 'second' }))
  expect(spoken()).toBe(before)
  bram.awareness.setLocalState({ block: 'third' })
  await eventually(() => expect(anna.awareness.getStates().get(bram.client)).toEqual({ block: 'third' }))
  expect(spoken()).toBe(before + 1)
  anna.leave()
  bram.leave()
})
