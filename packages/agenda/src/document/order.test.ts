import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { expect, test } from 'vitest'
import { isOrder, orderBetween, ordersBetween } from './order.ts'

test('a key lies between its neighbours, and there is always room for the next (property)', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (spots) => {
      const keys: string[] = []
      for (const spot of spots) {
        const at = spot % (keys.length + 1)
        keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null))
      }
      expect(keys).toEqual(keys.toSorted())
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every(isOrder)).toBe(true)
    }),
  )
})

test('two people who fill the same gap get different keys', () => {
  const keys = new Set(Array.from({ length: 200 }, () => orderBetween('a0', 'a1')))
  expect(keys.size).toBeGreaterThan(190)
})

test('keys stay short when hundreds of blocks are added at the end', () => {
  expect(ordersBetween(null, null, 500).at(-1)?.length).toBeLessThan(10)
})

test('between equal or malformed neighbours a key is found all the same', () => {
  expect(orderBetween('a1', 'a1') > 'a1').toBe(true)
  for (const [before, after] of [
    ['', '~'],
    ['a0V0', 'zz'],
    ['a', null],
    [null, 'A00000000000000000000000000'],
    ['é', 'a1'],
  ] as const) {
    expect(isOrder(orderBetween(before, after))).toBe(true)
  }
})

test('isOrder tells what the library accepts (property)', { timeout: 60_000 }, () => {
  const text = fc.string({ unit: fc.constantFrom(...'0aAbzZY9~1'), maxLength: 8 })
  fc.assert(
    fc.property(text, (key) => {
      const accepted = () => {
        try {
          return generateKeyBetween(key, null) > key
        } catch {
          return false
        }
      }
      if (isOrder(key)) expect(accepted()).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
