import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, histories } from '../test/histories.ts'
import { compact } from './compact.ts'
import { workerCompactor } from './compactor.ts'

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

test('a compacted room gives the same document, whatever was missing of it at the time', () => {
  fc.assert(
    fc.property(histories, fc.func(fc.boolean()), (history, isThere) => {
      const there = history.filter((update) => isThere(update))
      const later = history.filter((update) => !there.includes(update))
      const half = Math.floor(there.length / 2)
      const first = compact({ snapshot: null, tail: there.slice(0, half), through: half })
      const second = compact({ snapshot: first.update, tail: there.slice(half), through: there.length })
      expect(contentOf(docOf(second.update, ...later))).toEqual(contentOf(docOf(...history)))
    }),
  )
})

test('the worker compacts many rooms at once asked, one after the other, and survives a job that fails', async () => {
  const compactor = workerCompactor()
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'kept')
  const tail = [Y.encodeStateAsUpdate(doc)]
  const results = await Promise.allSettled([
    compactor({ snapshot: null, tail, through: 1 }),
    compactor({ snapshot: null, tail: [Uint8Array.from([9])], through: 1 }),
    compactor({ snapshot: null, tail, through: 7 }),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const last = results[2]
  if (last?.status !== 'fulfilled') throw new Error('expected a snapshot')
  expect(last.value.through).toBe(7)
  expect(docOf(last.value.update).getText('text').toString()).toBe('kept')
})
