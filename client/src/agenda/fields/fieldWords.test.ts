import { afterEach, beforeEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { readFigure } from '../panel/more/FigureField.tsx'
import { fieldValue, toWords, wordsToValue } from './fieldWords.ts'

beforeEach(() => overwriteGetLocale(() => 'nl'))
afterEach(() => overwriteGetLocale(() => 'nl'))

test('a number is read as people write it, and written so', () => {
  const number = { kind: 'number' } as const
  expect(wordsToValue(number, '2021')).toBe(2021)
  expect(wordsToValue(number, ' 3,8 ')).toBe(3.8)
  expect(wordsToValue(number, '1.200')).toBe(1200)
  expect(wordsToValue(number, '0.5')).toBe(0.5)
  expect(wordsToValue(number, '-4')).toBe(-4)
  expect(wordsToValue(number, '')).toBe(null)
  expect(wordsToValue(number, 'ongeveer 300')).toBe(undefined)
  expect([3.8, 2026, 12_500, -1_000_000.25].map((value) => toWords(value))).toEqual([
    '3,8',
    '2026',
    '12.500',
    '-1.000.000,25',
  ])
  for (const value of [12_500, -1_000_000.25]) expect(wordsToValue(number, toWords(value))).toBe(value)
})

test('on an English screen a number that can be read in two ways is not taken, and no amount means anything else', () => {
  overwriteGetLocale(() => 'en')
  const number = { kind: 'number' } as const
  expect(['1.200', '1,200', '-3,125'].map((words) => wordsToValue(number, words))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(
    ['1200', '3.8', '3,8', '0.125', '1,200.5', '1.200,5', '1,200,000'].map((words) => wordsToValue(number, words)),
  ).toEqual([1200, 3.8, 3.8, 0.125, 1200.5, 1200.5, 1_200_000])
  expect([3.8, 12_500].map((value) => toWords(value))).toEqual(['3.8', '12500'])
  const amount = { kind: 'amount' } as const
  for (const words of ['32.500', '32,500', '€ 32.500,00', '32,500.00']) {
    expect(wordsToValue(amount, words)).toEqual({ words, cents: 3_250_000 })
  }
})

test('a day is just that day; what else is typed for a date is kept as it was typed, with the day that it comes to', () => {
  const date = { kind: 'date' } as const
  expect(wordsToValue(date, '14 oktober 2021')).toBe('2021-10-14')
  expect(wordsToValue(date, '14-10-2021')).toBe('2021-10-14')
  expect(wordsToValue(date, '2021-10-14')).toBe('2021-10-14')
  expect(wordsToValue(date, 'oktober 2021')).toEqual({ words: 'oktober 2021', value: '2021-10-31' })
  expect(wordsToValue({ ...date, isFrom: true }, 'oktober 2021')).toEqual({
    words: 'oktober 2021',
    value: '2021-10-01',
  })
  expect(wordsToValue(date, 'binnenkort')).toEqual({ words: 'binnenkort', value: null })
  expect(toWords({ words: 'binnenkort', value: null }, date)).toBe('binnenkort')
  expect(wordsToValue(date, ' ')).toBe(null)
  expect(toWords('2021-10-14', date)).toBe('14 oktober 2021')
  expect(wordsToValue(date, toWords('2021-10-14', date))).toBe('2021-10-14')
})

test.each(['budgetYear', 'year', 'lastYear'])('a year is four digits: %s', (field) => {
  const year = (words: string) => fieldValue(field, { kind: 'number' }, words)
  expect(['2021', ' 2026 ', ''].map(year)).toEqual([2021, 2026, null])
  for (const words of ['3,8', '21', '2021,5', '2.021', '20211', '2021-2022']) expect(year(words)).toBeUndefined()
  expect(fieldValue('baseline', { kind: 'number' }, '3,8')).toBe(3.8)
})

test('a figure is kept as it was typed, with the number in it if there is one', () => {
  const figure = { kind: 'number', isFigure: true } as const
  expect(readFigure('1.200')).toBe(1200)
  expect(readFigure('circa 1.200 leerlingen')).toEqual({ words: 'circa 1.200 leerlingen', value: 1200 })
  expect(readFigure('1 op 27')).toEqual({ words: '1 op 27', value: null })
  expect(readFigure(' ')).toBe(null)
  expect(toWords({ words: '>10%', value: 10 }, figure)).toBe('>10%')
  overwriteGetLocale(() => 'en')
  // it can be read in two ways, so no number is made of it; it isn't refused
  expect(readFigure('1.200')).toEqual({ words: '1.200', value: null })
})
