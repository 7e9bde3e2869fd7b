import { describe, expect, test } from 'vitest'
import { parseAmount } from '../values/amount.ts'
import { parsePeriod } from '../values/period.ts'
import { whyAmountIsUnclear } from './unclearAmount.ts'
import { whyPeriodIsUnclear } from './unclearPeriod.ts'

describe('why words are no amount', () => {
  test.each([
    ['idem', 'sameAsAbove'],
    ['Idem dito', 'sameAsAbove'],
    ['zie boven', 'sameAsAbove'],
    ['"', 'sameAsAbove'],
    ['500-1000', 'twoAmounts'],
    ['€ 500 - € 1.000', 'twoAmounts'],
    ['tussen 500 en 1.000', 'twoAmounts'],
    ['500 tot 1.000 euro', 'twoAmounts'],
    ['500 per jaar', 'howOften'],
    ['€ 75/uur', 'howOften'],
    ['4 uur per casus', 'howOften'],
    ['10 casussen, 4 uur per week', 'howOften'],
    ['0.125', 'partsOfCents'],
    ['0,005', 'partsOfCents'],
    ['€ 0,0050', 'partsOfCents'],
    ['40 uren x 65', 'rate'],
    ['5 uur x € 80', 'rate'],
    ['€ 80 x 5 uur', 'rate'],
    ['5 uur à € 80,-', 'rate'],
    ['5 uur x 80 euro per uur', 'rate'],
    ['12,5 u. tegen 62,50', 'rate'],
    ['1.5', 'twoReadings'],
    ['€ 1.234,567', 'twoReadings'],
    ['1.500 miljoen', 'twoReadings'],
    ['2 x 1.5', 'twoReadings'],
    ['Gemeente', 'unknown'],
    ['identiek', 'unknown'],
    ['500 plus btw', 'vat'],
    ['5.000 excl. btw', 'vat'],
    ['max. 5.000 incl. B.T.W.', 'vat'],
    ['max. 5.000', 'limit'],
    ['Maximaal € 5.000', 'limit'],
    ['5.000 max', 'limit'],
    ['< 5.000', 'limit'],
    ['tot 5.000', 'limit'],
    ['minister', 'unknown'],
    ['maximaal', 'unknown'],
    ['007', 'unknown'],
    ['500-', 'unknown'],
  ])('%s: %s', (words, why) => {
    expect(parseAmount(words).understood).toBe(false)
    expect(whyAmountIsUnclear(words)).toBe(why)
  })
})

describe('why words are no period', () => {
  test.each([
    ['2027-2026', 'endsBeforeItBegins'],
    ['maart 2027 - december 2026', 'endsBeforeItBegins'],
    ['van 1 juli 2027 tot 1 september 2026', 'endsBeforeItBegins'],
    ['week 40', 'yearIsMissing'],
    ['wk 36 t/m 40', 'yearIsMissing'],
    ['oktober', 'yearIsMissing'],
    ['medio', 'yearIsMissing'],
    ['Q3', 'yearIsMissing'],
    ['Hele schooljaar', 'yearIsMissing'],
    ['voor de zomer', 'yearIsMissing'],
    ['tot de zomer', 'yearIsMissing'],
    ['idem', 'sameAsAbove'],
    ['Idem dito', 'sameAsAbove'],
    ['zie boven', 'sameAsAbove'],
    ['asdf', 'unknown'],
    ['31-02-2021', 'unknown'],
    ['31 april', 'unknown'],
    ['september tot december 2021', 'unknown'],
    ['10/14/2021', 'unknown'],
  ])('%s: %s', (words, why) => {
    expect(parsePeriod(words).understood).toBe(false)
    expect(whyPeriodIsUnclear(words)).toEqual({ why })
  })

  test.each(['2026-2027', '2026 / 2027', '2026/27', '26-27', "'26-'27"])('%s: a school year, or two years', (words) => {
    expect(parsePeriod(words).understood).toBe(false)
    expect(whyPeriodIsUnclear(words)).toEqual({ why: 'yearsInARow', first: 2026, last: 2027 })
  })

  test("'11-12' may be a day", () => expect(whyPeriodIsUnclear('11-12')).toEqual({ why: 'unknown' }))
})
