import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KnownContent } from './knownContent.ts'
import { Spans } from './spans.ts'

test('spans hold exactly the numbers that were added, in any order and however they overlap', () => {
  const span = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 }))
  fc.assert(
    fc.property(fc.array(span), (added) => {
      const spans = new Spans()
      const numbers = new Set<number>()
      for (const [start, length] of added) {
        spans.add(start, start + length)
        for (let number = start; number < start + length; number++) numbers.add(number)
      }
      for (let start = 0; start < 55; start++) {
        let all = true
        let agrees = true
        for (let end = start; end < 55; end++) {
          if (end > start) all &&= numbers.has(end - 1)
          agrees &&= spans.covers(start, end) === all
        }
        expect(agrees).toBe(true)
      }
      let missing = 0
      while (numbers.has(missing)) missing += 1
      expect(spans.firstMissing).toBe(missing)
      const held = [...spans].reduce((sum, [start, end]) => sum + end - start, 0)
      expect(held).toBe(numbers.size)
    }),
  )
})

test('many spans at once are held as one by one, whatever was there', () => {
  const span = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 150 }),
      fc.array(span, { minLength: 50, maxLength: 150 }),
      (before, more) => {
        const [apart, together] = [new Spans(), new Spans()]
        for (const [start, length] of before) for (const spans of [apart, together]) spans.add(start, start + length)
        const sorted = more.map(([start, length]) => ({ start, end: start + length })).sort((a, b) => a.start - b.start)
        for (const { start, end } of sorted) apart.add(start, end)
        together.addInOrder(sorted)
        expect([...together]).toEqual([...apart])
      },
    ),
    { seed: 2027 },
  )
})

// One by one this takes long, and meanwhile nobody in any room is served.
test('200,000 deletions between 200,000 others are noted in one go', () => {
  const every = (first: number) =>
    Array.from({ length: 200_000 }, (_, i) => ({ client: 1, start: first + 4 * i, end: first + 4 * i + 1 }))
  const known = new KnownContent()
  known.add({ structs: [], deletions: every(0) })
  known.add({ structs: [], deletions: every(2) })
  expect(known.covers({ structs: [], deletions: [...every(0), ...every(2)] })).toBe(true)
  expect(known.covers({ structs: [], deletions: [{ client: 1, start: 1, end: 2 }] })).toBe(false)
})
