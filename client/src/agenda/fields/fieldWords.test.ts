import { expect, test } from 'vitest'
import { toWords, wordsToValue } from './fieldWords.ts'

test('a number is read as people write it, and written so', () => {
  const number = { kind: 'number' } as const
  expect(wordsToValue(number, '2021')).toBe(2021)
  expect(wordsToValue(number, ' 3,8 ')).toBe(3.8)
  expect(wordsToValue(number, '1.200')).toBe(1200)
  expect(wordsToValue(number, '0.5')).toBe(0.5)
  expect(wordsToValue(number, '-4')).toBe(-4)
  expect(wordsToValue(number, '')).toBe(null)
  expect(wordsToValue(number, 'ongeveer 300')).toBe(undefined)
  expect(toWords(3.8)).toBe('3,8')
})

test('a date is a day: other words are not taken for emptiness', () => {
  const date = { kind: 'date' } as const
  expect(wordsToValue(date, '14 oktober 2021')).toBe('2021-10-14')
  expect(wordsToValue(date, '14-10-2021')).toBe('2021-10-14')
  expect(wordsToValue(date, '2021-10-14')).toBe('2021-10-14')
  expect(wordsToValue(date, 'oktober 2021')).toBe(undefined)
  expect(wordsToValue(date, 'binnenkort')).toBe(undefined)
  expect(wordsToValue(date, ' ')).toBe(null)
  expect(toWords('2021-10-14', date)).toBe('14 oktober 2021')
  expect(wordsToValue(date, toWords('2021-10-14', date))).toBe('2021-10-14')
})
