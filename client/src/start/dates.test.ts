import { expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { dateToWords, dayToWords, schoolYearToPlan } from './dates.ts'

overwriteGetLocale(() => 'nl')

const at = (text: string) => new Date(text).getTime()

test('a moment is said as today, yesterday or a date', () => {
  const now = at('2026-11-22T00:30:00')
  expect(dateToWords(at('2026-11-22T00:10:00'), now)).toBe('vandaag om 00:10')
  expect(dateToWords(at('2026-11-21T23:50:00'), now)).toBe('gisteren om 23:50')
  expect(dateToWords(at('2026-11-12T09:05:00'), now)).toBe('12 november 2026')
})

test('an ISO day is the same day in words, whatever the time zone', () => {
  expect(dayToWords('2026-08-01')).toBe('1 augustus 2026')
})

test('from March on one plans the school year that comes', () => {
  expect(schoolYearToPlan(new Date(2027, 1, 28)).years).toBe('2026-2027')
  expect(schoolYearToPlan(new Date(2027, 2, 1))).toEqual({
    years: '2027-2028',
    start: '2027-08-01',
    end: '2028-07-31',
  })
})
