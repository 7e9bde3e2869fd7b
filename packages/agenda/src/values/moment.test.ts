import { expect, test } from 'vitest'
import { schoolYearFrom } from './calendar.ts'
import { parseMoment } from './moment.ts'

test.each([
  ['14 oktober 2021', '2021-10-14'],
  ['14-10-2021', '2021-10-14'],
  ['2021-10-14', '2021-10-14'],
  ['donderdag 14 oktober 2021', '2021-10-14'],
  [' ', null],
])('%j is a day, or nothing', (words, day) => expect(parseMoment(words)).toBe(day))

test.each([
  ['eind 2026', '2026-10-01', '2026-12-31'],
  ['december 2026', '2026-12-01', '2026-12-31'],
  ['voorjaar 2027', '2027-03-01', '2027-05-31'],
  ['Q2 2027', '2027-04-01', '2027-06-30'],
  ['2027', '2027-01-01', '2027-12-31'],
  ['schooljaar 2026-2027', '2026-08-01', '2027-07-31'],
  ['rond 1 mei 2027', '2027-05-01', '2027-05-01'],
  ['vóór 1 juli 2027', null, '2027-06-30'],
  ['vanaf september 2026', '2026-09-01', null],
  ['n.t.b.', null, null],
  ['na overleg', null, null],
  ['ieder kwartaal', null, null],
])('%s is kept with its last day, or with its first where something began', (words, first, last) => {
  expect(parseMoment(words)).toEqual({ words, value: last })
  expect(parseMoment(words, true)).toEqual({ words, value: first })
})

test('a month without a year is of the school year', () => {
  expect(parseMoment('juni', false, schoolYearFrom(2026))).toEqual({ words: 'juni', value: '2027-06-30' })
  expect(parseMoment('juni')).toEqual({ words: 'juni', value: null })
})
