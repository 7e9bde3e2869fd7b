import { expect, test } from 'vitest'
import { directionOf, isAsGood, parseFigure } from './figure.ts'

const readNumber = (digits: string) =>
  /^-?\d+(?:[.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined
const figure = (words: string) => parseFigure(words, readNumber)
const worded = (words: string) => {
  const read = figure(words)
  return typeof read === 'object' && read !== null ? read : { words: '', value: read }
}

test.each([
  ['3,8', 3.8],
  [' 25 ', 25],
  ['-4', -4],
  ['0,5', 0.5],
  ['', null],
])('%j is just that number', (words, number) => expect(figure(words)).toBe(number))

test.each([
  ['3,8%', 3.8],
  ['3,8 %', 3.8],
  ['3,80', 3.8],
  ['circa 25%', 25],
  ['ca. 25 procent', 25],
  ['±300', 300],
  ['>10%', 10],
  ['> 10 %', 10],
  ['meer dan 10% verzuim', 10],
  ['Minimaal 92%', 92],
  ['92% of meer', 92],
  ['ten minste 92%', 92],
  ['300 studenten', 300],
  ['300 studenten per jaar', 300],
  ['25% van de doelgroep', 25],
  ['5 werkdagen', 5],
  ['1,5 fte', 1.5],
  ['€ 250', 250],
  ['12 (van de gemeente)', 12],
])('%s is kept with its number', (words, value) => expect(figure(words)).toEqual({ words, value }))

test.each([
  ...['1 op 27', '1 op de 27', '1 op de tien', '2 van de 3', '2 van de drie', '10 tot 15%', '10-15%', '10 à 15'],
  ...['n.v.t.', 'nulmeting volgt', 'onbekend', 'nog te bepalen', '-', 'groep 3', 'Q4 2026', 'schooljaar 2026-2027'],
  ...[
    '3 miljoen',
    '3 mln',
    '5k',
    '5% minder',
    '5 procentpunt',
    '5% stijging',
    'stijging van 5%',
    '+5%',
    '3x',
    '1e',
    '2026/27',
  ],
])('%s is kept, and no number is made of it', (words) => expect(figure(words)).toEqual({ words, value: null }))

test.each([
  ['12', '10', 'atLeast', true],
  ['8', '10', 'atLeast', false],
  ['10', '>10%', 'atLeast', false],
  ['>10', '>10%', 'atLeast', true],
  ['>10%', '10', 'atLeast', true],
  ['>10%', '20', 'atLeast', null],
  ['<10%', '10', 'atLeast', false],
  ['<10%', '9', 'atLeast', null],
  ['hooguit 10', '10', 'atLeast', null],
  ['hooguit 9', '10', 'atLeast', false],
  ['circa 25%', '25', 'atMost', true],
  ['>25%', '25%', 'atMost', false],
  ['minimaal 25%', '25%', 'atMost', null],
  ['<5%', '5%', 'atMost', true],
  ['5', '<5%', 'atMost', false],
  ['1 op 8', '10', 'atLeast', null],
  ['8', 'n.v.t.', 'atLeast', null],
] as const)('%s against a target of %s, %s: %s', (now, target, direction, answer) => {
  expect(isAsGood(worded(now), worded(target), direction)).toBe(answer)
})

test('a target may say by itself which way is good', () => {
  expect(['maximaal 5%', '<5%', '92% of meer', '>10', 'circa 10', '1 op 8'].map(worded).map(directionOf)).toEqual([
    'atMost',
    'atMost',
    'atLeast',
    'atLeast',
    null,
    null,
  ])
})
