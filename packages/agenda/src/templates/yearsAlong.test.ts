import { expect, test } from 'vitest'
import { moneyYearsLater, withYears, yearsOf } from './yearsAlong.ts'

const [before, after] = [
  { first: 2021, last: 2022 },
  { first: 2026, last: 2027 },
]

test.each([
  ['Jaaragenda 2021-2022', 'Jaaragenda 2026-2027'],
  ['LEA-budget 2021', 'LEA-budget 2026'],
  ['Schooljaar 2021/22', 'Schooljaar 2026/27'],
  ['Van 2021 t/m 2022', 'Van 2026 t/m 2027'],
  ['Plan 2022-2037', 'Plan 2022-2037'],
  ['Zoetermeer 2040', 'Zoetermeer 2040'],
  ['Besluit 2021-10', 'Besluit 2021-10'],
  ['Rekening 64202112', 'Rekening 64202112'],
])('%s is %s in the next agenda', (words, later) => {
  expect(withYears(words, before, after)).toBe(later)
})

test('a range of all years is that of the next agenda, also when it is longer', () => {
  const [from, to] = [
    { first: 2022, last: 2025 },
    { first: 2026, last: 2031 },
  ]
  expect(withYears('LEA 2022-2025, te beginnen in 2023', from, to)).toBe('LEA 2026-2031, te beginnen in 2027')
  expect(withYears('Plan voor 2025', from, { first: 2026, last: 2027 })).toBe('Plan voor 2027')
  expect(withYears('LEA 2022-2025', from, { first: 2026, last: 2026 })).toBe('LEA 2026')
})

test('an agenda is of the years of its period, or else of those in its title', () => {
  const period = { start: '2025-09-01', end: '2026-12-31' }
  expect(yearsOf(period, 'Agenda 2021')).toEqual({ first: 2025, last: 2026 })
  expect(yearsOf(null, 'Jaaragenda 2021-22')).toEqual(before)
  expect(yearsOf({ start: null, end: null }, 'Jaaragenda')).toBe(null)
})

test.each([
  ['one year', [2023, undefined], { year: 2027 }],
  ['all years', [2022, 2025], { year: 2026, lastYear: 2029 }],
  ['two of them', [2023, 2024], { year: 2027, lastYear: 2028 }],
  ['two years more than the agenda', [2022, 2027], { year: 2026, lastYear: 2031 }],
] as const)('money of %s is of as many in the next agenda', (_, [year, lastYear], later) => {
  expect(moneyYearsLater(year, lastYear, { first: 2022, last: 2025 }, { first: 2026, last: 2029 })).toEqual(later)
})

test('money of several years is of one year in an agenda of that year', () => {
  const [from, to] = [
    { first: 2022, last: 2025 },
    { first: 2026, last: 2026 },
  ]
  expect(moneyYearsLater(2022, 2025, from, to)).toEqual({ year: 2026 })
})
