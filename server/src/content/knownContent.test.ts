import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readStateVector } from '../frames/reading.ts'
import { histories } from '../test/histories.ts'
import { KnownContent } from './knownContent.ts'
import { readUpdateContents } from './updateContents.ts'

function knownOf(updates: readonly Uint8Array[]): KnownContent {
  const known = new KnownContent()
  for (const update of updates) known.add(readUpdateContents(update))
  return known
}

test('the state vector is the one that Yjs reads from the same updates put together, also with gaps', () => {
  fc.assert(
    fc.property(histories, fc.func(fc.boolean()), (history, isKept) => {
      const kept = history.filter((update) => isKept(update))
      if (kept.length === 0) return
      const byYjs = readStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(kept)))
      const ours = readStateVector(knownOf(kept).encodeStateVector())
      expect([...ours].sort()).toEqual([...byYjs].sort())
    }),
  )
})

test('an update is news exactly when it changes a document that has all the others', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, seed) => {
      const candidate = history[seed % Math.max(1, history.length)]
      if (candidate === undefined) return
      const others = history.filter((update) => update !== candidate)
      const known = knownOf(others)
      expect(known.covers(readUpdateContents(candidate))).toBe(false)
      known.add(readUpdateContents(candidate))
      expect(known.covers(readUpdateContents(candidate))).toBe(true)
      expect(known.covers(readUpdateContents(Y.mergeUpdates(history)))).toBe(true)
    }),
  )
})
