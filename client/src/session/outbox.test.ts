import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Outbox } from './outbox.ts'

/** An outbox, what it sent, and the frame that it waits for. */
function desk() {
  const sent: Uint8Array[] = []
  const frames: (() => void)[] = []
  const outbox = new Outbox({ send: (update) => sent.push(update), afterFrame: (then) => frames.push(then) })
  const doc = new Y.Doc()
  const text = doc.getText('text')
  doc.on('update', (update: Uint8Array) => outbox.put(update))
  const drawFrame = () => {
    for (const then of frames.splice(0)) then()
  }
  const arrived = () => {
    const there = new Y.Doc()
    for (const update of sent) Y.applyUpdate(there, update)
    return there.getText('text').toString()
  }
  return { outbox, text, sent, drawFrame, arrived }
}

describe('what one types', () => {
  test('goes out after the frame that shows it', () => {
    const { text, sent, drawFrame, arrived } = desk()
    text.insert(0, 'a')
    expect(sent).toHaveLength(0)
    drawFrame()
    expect(arrived()).toBe('a')
    text.insert(1, 'b')
    drawFrame()
    expect(arrived()).toBe('ab')
    drawFrame()
    expect(sent).toHaveLength(2)
  })

  test('goes as one when there was no frame in between', () => {
    const { text, sent, drawFrame, arrived } = desk()
    text.insert(0, 'a')
    text.insert(1, 'b')
    text.delete(0, 1)
    drawFrame()
    expect(sent).toHaveLength(1)
    expect(arrived()).toBe('b')
  })

  test('goes at once when the line closes, and not a second time', () => {
    const { outbox, text, sent, drawFrame, arrived } = desk()
    text.insert(0, 'a')
    outbox.flush()
    expect(arrived()).toBe('a')
    drawFrame()
    expect(sent).toHaveLength(1)
  })
})
