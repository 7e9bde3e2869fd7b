import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, histories } from '../test/histories.ts'
import { readUpdateContents } from './updateContents.ts'
import { UpdateIndex } from './updateIndex.ts'

test('what is cut out for a reader gives him the whole, whatever he had and whatever was missing', () => {
  fc.assert(
    fc.property(histories, fc.func(fc.boolean()), fc.func(fc.boolean()), (history, isHeld, isKnown) => {
      const held = history.filter((update) => isHeld(update))
      if (held.length === 0) return
      const update = Y.mergeUpdates(held)
      const reader = new Y.Doc()
      for (const known of history) if (isKnown(known)) Y.applyUpdate(reader, known)
      const whole = new Y.Doc()
      Y.applyUpdate(whole, Y.encodeStateAsUpdate(reader))
      Y.applyUpdate(whole, update)
      Y.applyUpdate(reader, new UpdateIndex(update).beyond(Y.decodeStateVector(Y.encodeStateVector(reader))))
      expect(contentOf(reader)).toEqual(contentOf(whole))
    }),
    { numRuns: 200 },
  )
})

test('a reader who lacks the last words is sent little more than those', () => {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  // Every second letter goes, so that the others stay structs of their own.
  for (let i = 0; i < 1_000; i++) {
    text.insert(i, 'xy')
    text.delete(i + 1, 1)
  }
  const before = Y.encodeStateVector(doc)
  text.insert(0, 'last words')
  const update = Y.encodeStateAsUpdate(doc)
  const structs = (bytes: Uint8Array) => bytes.length - Y.diffUpdate(bytes, Y.encodeStateVector(doc)).length
  const part = new UpdateIndex(update).beyond(Y.decodeStateVector(before))
  expect(readUpdateContents(part).structs[0]?.end).toBe(readUpdateContents(update).structs[0]?.end)
  expect(structs(part)).toBeLessThan(structs(update) / 10)
})
