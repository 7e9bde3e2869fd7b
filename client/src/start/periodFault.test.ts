import { beforeEach, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { periodFault } from './periodFault.ts'

beforeEach(() => overwriteGetLocale(() => 'nl'))

const fault = (words: string) => periodFault(words, { start: '2026-08-01', end: '2027-07-31' }, new Date(2026, 10, 23))

describe('a period that says something, and none at all, begin an agenda', () => {
  test.each([
    '',
    '  ',
    'schooljaar 2026-2027',
    '2026-2027',
    '2027',
    'heel 2027',
    '2026 t/m 2029',
    '2021-2030',
    'sept. 2025 - dec. 2026',
    'schooljaar 2021-2022',
    'vanaf 2026',
    'n.t.b.',
    '2026 t/m 2046',
  ])('%j', (words) => expect(fault(words)).toBe(''))
})

describe('what says nothing is told at the field, with what to type instead', () => {
  test.each([
    ['asdf', 'Dit is niet te lezen als periode. Typ bijvoorbeeld schooljaar 2026-2027, heel 2027'],
    ['schooljaar 2026-2028', 'Dit is niet te lezen als periode.'],
    ['2027-2026', 'Het einde ligt vóór het begin.'],
    ['2027 t/m 2026', 'Het einde ligt vóór het begin.'],
    ['van maart 2027 tot en met december 2026', 'Het einde ligt vóór het begin.'],
    ['31-12-2026 - 1-1-2026', 'Het einde ligt vóór het begin.'],
    ['2027-2028', 'Typ schooljaar 2027-2028, of 2027 t/m 2028.'],
    ["'27/'28", 'Typ schooljaar 2027-2028, of 2027 t/m 2028.'],
    ['zomer', 'Van welk jaar, staat er niet bij.'],
    ['2026-2076', 'Dit is een periode van 50 jaar. Een agenda duurt hooguit 20 jaar.'],
    ['schooljaar 2206-2207', 'Het jaar 2206 ligt te ver weg'],
    ['1026 t/m 2027', 'Het jaar 1026 ligt te ver weg'],
  ])('%s', (words, said) => expect(fault(words)).toContain(said))
})
