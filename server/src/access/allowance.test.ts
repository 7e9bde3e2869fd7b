import { expect, test } from 'vitest'
import { Allowance } from './allowance.ts'

test('so many times in so long, per key; then it says how long to wait, and counts anew', () => {
  let now = 1_000
  const allowance = new Allowance(2, 60_000, () => now)
  expect([allowance.take('a'), allowance.take('a'), allowance.take('b')]).toEqual([0, 0, 0])
  now += 20_000
  expect(allowance.take('a')).toBe(40_000)
  expect(allowance.take('b')).toBe(0)
  now += 40_000
  expect(allowance.take('a')).toBe(0)
})

test('many keys take no more room than some', () => {
  const allowance = new Allowance(1, 60_000, () => 0)
  for (let i = 0; i < 25_000; i++) allowance.take(`${i}`)
  expect(allowance.size).toBeLessThanOrEqual(10_000)
})
