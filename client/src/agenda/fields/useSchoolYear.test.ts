import { parsePeriod } from '@lea/agenda'
import { expect, test } from 'vitest'
import { schoolYearIn } from './useSchoolYear.ts'

const entries = (words: string) => [{ value: parsePeriod(words).period, by: 'Anna', deviceId: 'anna', clock: 1 }]
const daysOf = (words: string, fields: Parameters<typeof schoolYearIn>[0]) => {
  const { start, end } = parsePeriod(words, schoolYearIn(fields)).period
  return [start, end]
}

test('in an agenda of sixteen months the school year that was chosen is what words without a year mean', () => {
  const period = entries('sept. 2025 - dec. 2026')
  expect(daysOf('hele schooljaar', { period })).toEqual([null, null])
  expect(daysOf('oktober', { period })).toEqual([null, null])
  const chosen = { period, schoolYear: entries('schooljaar 2025-2026') }
  expect(daysOf('hele schooljaar', chosen)).toEqual(['2025-08-01', '2026-07-31'])
  expect(daysOf('oktober', chosen)).toEqual(['2025-10-01', '2025-10-31'])
})

test('without one, with two that differ, or with what is no school year, the period counts', () => {
  const period = entries('schooljaar 2026-2027')
  const days = { start: '2026-08-01', end: '2027-07-31' }
  expect(schoolYearIn({ period })).toEqual(days)
  const two = [...entries('schooljaar 2024-2025'), ...entries('schooljaar 2025-2026')]
  expect(schoolYearIn({ period, schoolYear: two })).toEqual(days)
  expect(schoolYearIn({ period, schoolYear: entries('2025') })).toEqual(days)
  expect(schoolYearIn({ schoolYear: [] })).toBeUndefined()
})
