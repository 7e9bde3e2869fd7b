import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, histories } from '../test/histories.ts'
import { joinUpdates } from './joinUpdates.ts'
import { readUpdateContents } from './updateContents.ts'

const read = (update: Uint8Array) => ({ update, contents: readUpdateContents(update) })

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

test('joined updates hold what each of them holds, and give the document that they give apart, also with gaps and repeats', () => {
  fc.assert(
    fc.property(histories, fc.func(fc.nat({ max: 5 })), (history, fate) => {
      const before = history.filter((update) => fate(update) === 0)
      const joined = history.flatMap((update) =>
        fate(update) === 0 ? [] : fate(update) === 1 ? [update, update] : [update],
      )
      const together = joinUpdates(joined.map(read))
      if (together === null) throw new Error('These updates do not overlap in part')
      const [apart, one] = [docOf([...before, ...joined]), docOf([...before, together])]
      expect(contentOf(one)).toEqual(contentOf(apart))
      expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(apart))
      expect(contentOf(docOf([together, ...before]))).toEqual(contentOf(apart))
      const spansOf = (update: Uint8Array) =>
        readUpdateContents(update)
          .structs.map(({ client, start, end }) => ({ client, start, end }))
          .sort((a, b) => a.client - b.client || a.start - b.start)
      const half = joined.length >> 1
      const halves = [joined.slice(0, half), joined.slice(half)].flatMap((some) => joinUpdates(some.map(read)) ?? some)
      expect(contentOf(docOf([...before, Y.mergeUpdates(halves)]))).toEqual(contentOf(apart))
      if (joined.length > 0) expect(spansOf(together)).toEqual(spansOf(Y.mergeUpdates(joined)))
    }),
    { seed: 2027 },
  )
})

test('updates that hold parts of the same structs are left apart', () => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'first')
  const first = Y.encodeStateAsUpdate(doc)
  const known = Y.encodeStateVector(doc)
  doc.getText('text').insert(5, ' and more')
  const all = Y.encodeStateAsUpdate(doc)
  expect(joinUpdates([first, all].map(read))).not.toBeNull()
  const middle = Y.diffUpdate(all, Uint8Array.from([1, ...known.slice(1, -1), 2]))
  expect(joinUpdates([first, middle].map(read))).toBeNull()
})
