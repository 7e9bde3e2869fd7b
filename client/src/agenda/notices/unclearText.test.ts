import { beforeEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { unclearText, unfitText } from './unclearText.ts'

beforeEach(() => overwriteGetLocale(() => 'nl'))

const schoolYear = { start: '2026-08-01', end: '2027-07-31' }

test.each([
  ['idem', 'Telt niet mee. Typ hier het bedrag zelf, bijvoorbeeld 32.500.'],
  ['1.5', 'Telt niet mee: op twee manieren te lezen. Typ 1.500, of 1,50.'],
  ['0,005', 'Telt niet mee: er zijn hooguit twee cijfers achter de komma. Typ bijvoorbeeld 0,50.'],
  [
    '40 uren x 65',
    'Telt niet mee: dit kunnen uren zijn, of geld. Is het geld? Typ 40 x € 65. Is het eigen inzet? Typ 40 uur',
  ],
  ['500 - 1.000', 'Telt niet mee: dit zijn twee bedragen.'],
  ['500 per jaar', 'Telt niet mee: hoe vaak? Typ bijvoorbeeld 12 x 500'],
  ['max. 5.000', 'Telt niet mee: dit is een grens. Typ wat u verwacht, bijvoorbeeld ca. 5.000.'],
  ['5.000 excl. btw', 'Telt niet mee door de btw die erbij staat.'],
  ['Gemeente', 'Telt niet mee. Typ bijvoorbeeld 32.500 of 12 uur x 8.'],
])('of %s it is said what to type instead', (words, said) => {
  expect(unclearText('amount', words, undefined)).toContain(said)
})

test.each([
  [
    '2027-2028',
    'Komt zo niet in de planning. Dit kan een schooljaar zijn, of twee jaren. Typ schooljaar 2027-2028, of 2027',
  ],
  ['idem', 'Komt zo niet in de planning. Typ hier de planning zelf, bijvoorbeeld november 2026.'],
  ['zomer', 'Komt zo niet in de planning. Van welk jaar, staat er niet bij.'],
  ['ooit', 'Niet begrepen, komt niet in de planning. Typ bijvoorbeeld mei 2027 of iedere maand.'],
])('of the planning %s it is said what to type instead', (words, said) => {
  expect(unclearText('period', words, schoolYear)).toContain(said)
})

test('of words that were not understood when they were written and are now, it is said that they can be typed again', () => {
  expect(unclearText('amount', 'ca. 500', undefined)).toBe('Telt nog niet mee. Typ het opnieuw.')
  expect(unclearText('period', 'week 40', schoolYear)).toBe(
    'Komt zo niet in de planning. Typ dit opnieuw, dan krijgt het een datum.',
  )
})

test('of words beside a number or a day it is said what they count as', () => {
  expect(unclearText('number', '3,8%', undefined, 3.8)).toBe('Telt als 3,8')
  expect(unclearText('date', 'eind 2026', undefined, '2026-12-31')).toBe('Telt als 31 dec 2026')
  expect(unclearText('number', '1 op 27', undefined, null)).toBe('Staat er in woorden, telt niet als getal')
  expect(unclearText('date', 'n.t.b.', undefined, null)).toBe('Zonder datum')
  expect(unclearText('date', 'na overleg', undefined, null)).toContain('geen datum in te lezen')
})

test.each([
  ['baseline', 'Typ een getal, bijvoorbeeld 1200 of 3,8.'],
  ['budgetYear', 'Typ een jaar van vier cijfers, bijvoorbeeld 2026.'],
  ['lastYear', 'Typ een jaar van vier cijfers, bijvoorbeeld 2026.'],
  [
    'year',
    'Typ een jaar van vier cijfers, bijvoorbeeld 2027. Zijn het meer jaren samen? Vul dan ook ‘Tot en met’ in. Wat u typte, staat er nog',
  ],
])('of what a number can’t hold it is said what to type instead: %s', (field, said) => {
  expect(unfitText(field, 'ooit')).toContain(said)
})

test.each(['1899', ' 3000 '])('of %s, which has four digits, it is said from when to when a year can be', (words) => {
  for (const field of ['budgetYear', 'lastYear', 'year'])
    expect(unfitText(field, words)).toContain('Typ een jaar vanaf 1900 tot en met 2199.')
  expect(unfitText('baseline', words)).not.toContain('1900')
})
