import fc from 'fast-check'
import { expect, test } from 'vitest'
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
