import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasShape } from '../fields/fits.ts'
import { formatAmount, formatCents, hoursOf, isApproximate, isUnderstood, parseAmount } from './amount.ts'

describe('sums of money, in the ways people type them', () => {
  test.each([
    ['32.500', 3_250_000],
    ['€ 32.500,00', 3_250_000],
    ['€32.500', 3_250_000],
    ['32500', 3_250_000],
    ['32.500,-', 3_250_000],
    ['€ 32.500,--', 3_250_000],
    ['32.500,=', 3_250_000],
    ['32.500.-', 3_250_000],
    ['32 500', 3_250_000],
    ['32\u00a0500', 3_250_000],
    ['€ 5.350', 535_000],
    ['EUR 5.350', 535_000],
    ['5.350 euro', 535_000],
    ['  5350,50 ', 535_050],
    ['0', 0],
    ['€ 0,-', 0],
    ['0,50', 50],
    ['1.234.567,89', 123_456_789],
    ['1,5 mln', 150_000_000],
    ['€ 1,25 miljoen', 125_000_000],
    ['2 mln.', 200_000_000],
    ['32 duizend', 3_200_000],
    ['-500', -50_000],
    ['− 500', -50_000],
    ['€ -500', -50_000],
    ['-/- 500', -50_000],
    ['€ 500,00 -/-', -50_000],
    ['-0', 0],
    ['2 x € 350', 70_000],
    ['12 × € 1.250,50', 1_500_600],
    ['3*12,50', 3_750],
    ['4 keer 250 euro', 100_000],
    ['2 x 350,-', 70_000],
    ['32,500', 3_250_000],
    ['32,500.00', 3_250_000],
    ['€32,500.50', 3_250_050],
    ['1,234,567.89', 123_456_789],
    ['32500.00', 3_250_000],
    ['32.50', 3_250],
    ['0.50', 50],
    ['1 234.50', 123_450],
    ['3 x 12.50', 3_750],
    ['2 x € 1,500', 300_000],
    ['-/- 1,250', -125_000],
    ['32,5', 3_250],
    ['€ 32,5', 3_250],
    ['1.250,5', 125_050],
    ['0,5', 50],
    ['-1,5', -150],
    ['2 x 500', 100_000],
    ['2 × 500', 100_000],
    ['2x500', 100_000],
    ['2 keer 1.250', 250_000],
    ['500 x 2', 100_000],
    ['€ 350 x 2', 70_000],
    ['1.250 x 2', 250_000],
    ['2 x 1,500', 300_000],
    ['40 x 7,5', 30_000],
    ['2 x € 5k', 1_000_000],
    ['€ 5k', 500_000],
    ['5K', 500_000],
    ['32k', 3_200_000],
    ['32,5k', 3_250_000],
    ['1.5k', 150_000],
    ['1.5 miljoen', 150_000_000],
    ['1,5 miljoen', 150_000_000],
    ['€ 1.25 mln', 125_000_000],
    ['0.5 mln', 50_000_000],
    ['1 500 duizend', 150_000_000],
    ['k€ 50', 5_000_000],
    ['K€50', 5_000_000],
    ['€k 1,5', 150_000],
    ['- k€ 50', -5_000_000],
    ['50 k€', 5_000_000],
    ['2 x k€ 5', 1_000_000],
  ])('%s', (words, cents) => {
    const { amount, understood, reading } = parseAmount(words)
    expect({ amount, understood, reading }).toEqual({ amount: { words, cents }, understood: true, reading: 'sum' })
    expect(Object.is(amount.cents, -0)).toBe(false)
  })
})

test.each(['n.v.t.', 'N.v.t.', 'nvt', 'geen', 'Geen', 'nihil', '-', '–', '€ -'])(
  '%s says that there is no money',
  (words) => {
    expect(parseAmount(words)).toEqual({ amount: { words, cents: null }, understood: true, reading: 'none' })
  },
)

describe('a figure that is about right counts as it stands, and is shown in the words that were typed', () => {
  test.each([
    'ca. 5.000',
    'ca 5.000',
    'Circa € 5.000',
    'ongeveer 5000',
    '± 5.000',
    '±€5.000',
    '+/- 5000',
    'plm. 5.000',
    '~5k',
  ])('%s', (words) => {
    const { amount, reading } = parseAmount(words)
    expect({ amount, reading }).toEqual({ amount: { words, cents: 500_000 }, reading: 'sum' })
    expect(isApproximate(amount)).toBe(true)
    expect([formatAmount(amount), formatAmount(amount, 'en')]).toEqual([words, words])
  })
  test('hours as well', () => {
    const { amount, reading } = parseAmount('ca. 40 uur')
    expect({ amount, reading }).toEqual({ amount: { words: 'ca. 40 uur', cents: null, hours: 40 }, reading: 'hours' })
    expect(isApproximate(amount)).toBe(true)
  })
  test.each(['5.000', '-/- 5.000', 'p.m.', ''])('%j says nothing of the kind', (words) => {
    expect(isApproximate(parseAmount(words).amount)).toBe(false)
  })
})

test.each(['pm', 'p.m.', 'PM', 'n.t.b.', 'nog te bepalen'])('%s is still open', (words) => {
  expect(parseAmount(words)).toEqual({ amount: { words, cents: null }, understood: true, reading: 'open' })
})

describe('hours are own effort, never money', () => {
  test.each([
    ['10 casussen, 4 uur per casus', { hours: 4, cases: 10 }, 40],
    ['4 uur per casus, 10 casussen', { hours: 4, cases: 10 }, 40],
    ['1 casus, 4 uur per casus', { hours: 4, cases: 1 }, 4],
    ['40 weken à 2,5 uur per week', { hours: 2.5, cases: 40 }, 100],
    ['10 x 4 uur', { hours: 4, cases: 10 }, 40],
    ['10 casussen x 4 uur', { hours: 4, cases: 10 }, 40],
    ['4 uur x 10 casussen', { hours: 4, cases: 10 }, 40],
    ['12 uur x 8', { hours: 12, cases: 8 }, 96],
    ['4 uur x 65 leerlingen', { hours: 4, cases: 65 }, 260],
    ['65 x 40 uren', { hours: 40, cases: 65 }, 2600],
    ['2,5 uur voor 10 gezinnen', { hours: 2.5, cases: 10 }, 25],
    ['10×4 uur', { hours: 4, cases: 10 }, 40],
    ['10 keer 4 uur', { hours: 4, cases: 10 }, 40],
    ['40 uur', { hours: 40 }, 40],
    ['1.200 uur', { hours: 1200 }, 1200],
    ['7,5 uren', { hours: 7.5 }, 7.5],
  ])('%s', (words, parts, hours) => {
    const { amount, understood, reading } = parseAmount(words)
    expect({ amount, understood, reading }).toEqual({
      amount: { words, cents: null, ...parts },
      understood: true,
      reading: 'hours',
    })
    expect(hoursOf(amount)).toBe(hours)
  })
})

describe('what can be read in two ways is not guessed', () => {
  test.each([
    '1.5',
    '32.5',
    '0.125',
    '0,125',
    '0.500',
    '0,500',
    '1,5-',
    '1,5,5',
    '32,500.5',
    '1.500 mln',
    '1.500 duizend',
    '1.250k',
    '0.125 miljoen',
    '5 k',
    'k€ 1.500',
    'k€ 50k',
    'k€ 5 mln',
    '€ 5 k€',
    'k€',
    '5m',
    '2 x 0.125',
    '2 x 1.5',
    '2,5 x 1,5',
    '2 x',
    'x 500',
    'max 500',
    'ca.',
    '±',
    'ca. 1.5',
    'circa n.v.t.',
    '1.234.56',
    '1,234,56',
    '1,23.456',
    '1.234,567',
    '1,234.567',
    '12,345,6',
    '1,2345',
    '1234,567',
    '1234.567',
    '1,234 567',
    '1,500 duizend',
    '007',
    '3.2500',
    '1.234 567',
    '1 2345',
    '32,5 x € 1.000',
    '2 x 3 x € 350',
    '2 x -€ 350',
    '2 x € 1.5',
    '9999 x € 90.000.000.000.000',
    '1,500 mln',
    'idem',
    'Gemeente',
    '500-1000',
    '500-',
    '(500)',
    '--500',
    '- € -500',
    '€ 500 euro',
    '€',
    '500 per jaar',
    '$ 500',
    '1e3',
    '٣٢٥٠٠',
    '4 uur per casus',
    '10 casussen, 4 uur per week',
    '4 uur x 75 euro',
    '40 uren x 65',
    '2,5 uur voor 20',
    '10 euro x 4 uur',
    '10 appels, 4 uur per appel',
    '4 uur per week',
    '1.5 uur',
    '-4 uur',
    '9'.repeat(17),
    `${'9'.repeat(400)} uur`,
    '1'.repeat(101),
  ])('%s', (words) => {
    expect(parseAmount(words)).toEqual({ amount: { words, cents: null }, understood: false, reading: 'unclear' })
  })
})

const wholeCents = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -1, 99, 100_000, 99_999_999),
)

test.each(['nl', 'en'] as const)(
  'every whole number of cents is written in %s and read back as the same',
  (notation) => {
    fc.assert(
      fc.property(wholeCents, (cents) => {
        const words = formatCents(cents, notation)
        expect(parseAmount(words)).toEqual({ amount: { words, cents }, understood: true, reading: 'sum' })
        expect(parseAmount(formatAmount({ words: '', cents }, notation)).amount.cents).toBe(cents)
      }),
      { numRuns: 1000 },
    )
  },
)

describe('what is typed another way comes to the same, or to nothing', () => {
  const euros = fc.integer({ min: 0, max: 9_999_999 })
  const amountOf = (words: string) => parseAmount(words).amount.cents

  test('one decimal behind a comma is tens of cents; behind a point it is left alone', () => {
    fc.assert(
      fc.property(euros, fc.integer({ min: 0, max: 9 }), fc.boolean(), (whole, tenth, isGrouped) => {
        const digits = isGrouped ? formatCents(whole * 100) : String(whole)
        expect(amountOf(`${digits},${tenth}`)).toBe(whole * 100 + tenth * 10)
        expect(amountOf(`${digits}.${tenth}`)).toBe(null)
      }),
    )
  })

  test('so many times a sum is their product, whichever stands first', () => {
    const signs = fc.constantFrom('x', ' x ', '×', ' × ', '*', ' keer ', ' maal ')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.nat(99_999_999), signs, (count, cents, sign) => {
        const each = formatCents(cents)
        expect(amountOf(`${count}${sign}${each}`)).toBe(count * cents)
        expect(amountOf(`€ ${each}${sign}${count}`)).toBe(count * cents)
      }),
    )
  })

  test('a word that says about changes nothing in the figure, and makes none of what is none', () => {
    const about = fc.constantFrom('ca. ', 'circa ', 'ongeveer ', '± ', 'Ca. € ')
    const unclear = fc.constantFrom('1.5', '0.125', '1.500 mln', '500-1000', 'idem', 'n.v.t.', '')
    fc.assert(
      fc.property(about, wholeCents, unclear, (word, cents, words) => {
        expect(amountOf(word + formatCents(cents))).toBe(cents)
        expect(amountOf(word + words)).toBe(null)
      }),
    )
  })

  test('before thousands and millions a point and a comma are the same, and with three digits behind it neither is read', () => {
    const scales = [
      ['k', 1_000],
      [' duizend', 1_000],
      [' mln', 1_000_000],
      [' miljoen', 1_000_000],
    ] as const
    const euros = fc.integer({ min: 0, max: 999 })
    const digitCount = fc.constantFrom(1, 2, 3)
    fc.assert(
      fc.property(euros, fc.nat(999), digitCount, fc.constantFrom(...scales), (whole, rest, count, [scale, factor]) => {
        const digits = String(rest).padStart(3, '0').slice(0, count)
        const cents = count === 3 ? null : Math.round(Number(`${whole}.${digits}`) * 100) * factor
        for (const point of ['.', ',']) expect(amountOf(`${whole}${point}${digits}${scale}`)).toBe(cents)
      }),
    )
  })
})

test('what did not count when it was written does not begin to count in a build that could read it', () => {
  expect(isUnderstood({ words: '32,500', cents: null })).toBe(false)
  expect(isUnderstood(parseAmount('32,500').amount)).toBe(true)
  expect(isUnderstood({ words: 'ca. 40 uur', cents: null })).toBe(false)
  expect(['n.v.t.', 'p.m.', '40 uur', 'idem'].map((words) => isUnderstood(parseAmount(words).amount))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('any text keeps its words and never throws', () => {
  const bits = [
    '€',
    ' ',
    '-',
    '.',
    ',',
    '500',
    '0',
    '12',
    'uur',
    'per',
    'casus',
    'casussen',
    'mln',
    'x',
    'k',
    'ca.',
    '±',
    '-/-',
    'euro',
    '😀',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...bits), { maxLength: 7 }).map((each) => each.join('')),
  )
  fc.assert(
    fc.property(texts, (words) => {
      const { amount, understood } = parseAmount(words)
      expect(amount.words).toBe(words)
      expect(hasShape(amount, 'amount')).toBe(true)
      if (!understood) expect(amount).toEqual({ words, cents: null })
    }),
    { numRuns: 2000 },
  )
})

test('cents are written the Dutch way, or the English', () => {
  const english = [5, 100_000, 3_250_050, -125_000].map((cents) => formatCents(cents, 'en'))
  expect(english).toEqual(['0.05', '1,000', '32,500.50', '−1,250'])
  const written = [0, 5, 100, 100_000, 3_250_000, 3_250_050, -125_000, -5].map((cents) => formatCents(cents))
  expect(written).toEqual(['0', '0,05', '1', '1.000', '32.500', '32.500,50', '−1.250', '−0,05'])
  expect(() => formatCents(0.5)).toThrow('whole cents')
})

test('an amount is shown as money, or else in the words that were typed', () => {
  expect(formatAmount(parseAmount('32500,-').amount)).toBe('€\u00a032.500')
  expect(formatAmount(parseAmount('32500,-').amount, 'en')).toBe('€32,500')
  expect(formatAmount(parseAmount('10 x 4 uur').amount, 'en')).toBe('10 x 4 uur')
})
