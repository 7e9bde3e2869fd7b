import { expect, test } from 'vitest'
import { wholeFigure } from './figureText.ts'

test.each([
  ['92', 92, 'minstens 92 %'],
  ['circa 25', 25, 'minstens circa 25 %'],
  ['3,8%', 3.8, 'minstens 3,8%'],
  ['>10', 10, '>10 %'],
  ['92% of meer', 92, '92% of meer'],
  ['1 op 27', null, '1 op 27'],
  ['n.v.t.', null, 'n.v.t.'],
])('%s gets around it what it does not say itself', (words, value, said) => {
  expect(wholeFigure({ words, value }, 'minstens', '%')).toBe(said)
})
