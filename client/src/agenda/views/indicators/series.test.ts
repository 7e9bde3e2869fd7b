import { expect, test } from 'vitest'
import { drawSeries, toLine } from './series.ts'

const field = { width: 100, height: 40, margin: 5 }
const at = (on: string, value: number) => ({ measurement: on, on, value })

test('days go to the right, values go up, and the target fits in too', () => {
  const drawn = drawSeries(
    { realised: [at('2024-01-01', 10), at('2026-01-01', 20)], expected: [at('2025-01-01', 15)], target: 30 },
    field,
  )
  expect(toLine(drawn.realised)).toBe('5,35 95,20')
  expect(drawn.expected[0]?.x).toBeCloseTo(50, 0)
  expect(drawn.target).toBe(5)
})

test('one value on one day stands in the middle', () => {
  const drawn = drawSeries({ realised: [at('2024-01-01', 10)], expected: [], target: null }, field)
  expect(drawn).toEqual({ realised: [{ x: 50, y: 20 }], expected: [], target: null })
})

test('a value below zero is below the others', () => {
  const { realised } = drawSeries(
    { realised: [at('2024-01-01', -10), at('2025-01-01', 0), at('2026-01-01', 10)], expected: [], target: null },
    field,
  )
  expect(realised.map(({ y }) => y)).toEqual([35, 20, 5])
})
