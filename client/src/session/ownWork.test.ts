import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { OwnWork } from './ownWork.ts'

const mine = 7

/** A text of one's own in one item, of which the relay has acknowledged the first units. */
function written(words: string, acknowledged: number): { own: OwnWork; item: Y.Item } {
  const doc = new Y.Doc()
  doc.clientID = mine
  const text = doc.getText('text')
  text.insert(0, words)
  const { _start: item } = text
  if (!item) throw new Error('nothing was written')
  return {
    item,
    own: new OwnWork(doc, {
      waiting: 0,
      places: new Set(),
      ownClients: new Set([mine]),
      clocks: new Map([[mine, acknowledged]]),
    }),
  }
}

/** The deletions that an update lists which takes away so many units from the start of `mine`. */
function deletions(from: number, length: number) {
  const known = Y.createDeleteSet()
  known.clients.set(mine, [{ clock: from, len: length }] as never)
  return known
}

test('what was not acknowledged begins with a whole character, also when the count ends within one', () => {
  const { own, item } = written('ja🚆nee', 3)
  expect(own.unacknowledgedText(item)).toBe('🚆nee')
  expect(own.unseenText(item, undefined)).toBe('🚆nee')
})

test.each([
  ['the first half', deletions(0, 3)],
  ['the last half', deletions(3, 4)],
])('a character of which %s was deleted as seen and the other half was not is rescued whole', (_, known) => {
  const { own, item } = written('ja🚆nee', 7)
  const text = own.unseenText(item, known)
  expect(text).toContain('🚆')
  expect(text).not.toMatch(/\p{Surrogate}/u)
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))('no half character is ever rescued (%i)', (seed) => {
  const words = '🚆a👩‍👧e\u0301🏫🎓b👍🏽z'
  const at = (n: number) => (seed * 7 + n * 13) % (words.length + 1)
  const { own, item } = written(words, at(1))
  const text = own.unseenText(item, deletions(Math.min(at(2), at(3)), Math.abs(at(2) - at(3))))
  expect(text).not.toMatch(/\p{Surrogate}/u)
})
