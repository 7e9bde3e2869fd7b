import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasShape } from '../fields/fits.ts'
import { dayOf, nextDay, schoolYearFrom, schoolYearOf } from './calendar.ts'
import { formatPeriod, type Period, parsePeriod, parseSchoolYear, saysNoDays } from './period.ts'

const year2122 = schoolYearFrom(2021)

describe('planning words of a printed year agenda get their days', () => {
  test.each([
    ['Q4 2021', '2021-10-01', '2021-12-31'],
    ['Q1 2022', '2022-01-01', '2022-03-31'],
    ['Q2 en Q3 2022', '2022-04-01', '2022-09-30'],
    ['Q2 en Q3 \n2022', '2022-04-01', '2022-09-30'],
    ['Hele schooljaar', '2021-08-01', '2022-07-31'],
    ['Hele \nschooljaar', '2021-08-01', '2022-07-31'],
    ['sept./okt 2021', '2021-09-01', '2021-10-31'],
    ['Juni/juli 2022', '2022-06-01', '2022-07-31'],
    ['December 2021- maart 2022', '2021-12-01', '2022-03-31'],
    ['Medio 2022', '2022-06-01', '2022-07-31'],
    ['Januari 2022', '2022-01-01', '2022-01-31'],
    ['November 2021', '2021-11-01', '2021-11-30'],
    ['Mei 2022', '2022-05-01', '2022-05-31'],
    ['April 2022', '2022-04-01', '2022-04-30'],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words, year2122)).toEqual({ period: { words, start, end }, understood: true })
  })

  test.each([
    ['Ieder kwartaal', 'quarter'],
    ['Ieder kwartaal in schooljaar 2021-2022', 'quarter'],
    ['Elke maand', 'month'],
    ['wekelijks', 'week'],
    ['Jaarlijks', 'year'],
  ])('%s', (words, every) => {
    const period = { words, start: '2021-08-01', end: '2022-07-31', every }
    expect(parsePeriod(words, year2122)).toEqual({ period, understood: true })
  })
})

describe('what else people type gets its days, without a school year to go by', () => {
  test.each([
    ['sept. 2025 - dec. 2026', '2025-09-01', '2026-12-31'],
    ['september 2025 – december 2026', '2025-09-01', '2026-12-31'],
    ['september 2025 t/m december 2026', '2025-09-01', '2026-12-31'],
    ['van september 2025 tot en met december 2026', '2025-09-01', '2026-12-31'],
    ['oktober - december 2026', '2026-10-01', '2026-12-31'],
    ['Q2-Q3 2022', '2022-04-01', '2022-09-30'],
    ['Q4 2021 - Q1 2022', '2021-10-01', '2022-03-31'],
    ['2e helft 2026', '2026-07-01', '2026-12-31'],
    ['tweede helft van 2026', '2026-07-01', '2026-12-31'],
    ['1e halfjaar 2026', '2026-01-01', '2026-06-30'],
    ['4e kwartaal 2021', '2021-10-01', '2021-12-31'],
    ['derde kwartaal van 2021', '2021-07-01', '2021-09-30'],
    ['schooljaar 2026-2027', '2026-08-01', '2027-07-31'],
    ['Schooljaar 2026/2027', '2026-08-01', '2027-07-31'],
    ["schooljaar '26-'27", '2026-08-01', '2027-07-31'],
    ['schooljaar 26/27', '2026-08-01', '2027-07-31'],
    ['14 oktober 2021', '2021-10-14', '2021-10-14'],
    ['donderdag 14 oktober 2021', '2021-10-14', '2021-10-14'],
    ['14-10-2021', '2021-10-14', '2021-10-14'],
    ['14/10/2021', '2021-10-14', '2021-10-14'],
    ['2021-10-14', '2021-10-14', '2021-10-14'],
    ['14 t/m 18 oktober 2021', '2021-10-14', '2021-10-18'],
    ['14-18 oktober 2021', '2021-10-14', '2021-10-18'],
    ['28 september t/m 3 oktober 2021', '2021-09-28', '2021-10-03'],
    ['14-10-2021 - 20-11-2021', '2021-10-14', '2021-11-20'],
    ['29 februari 2024', '2024-02-29', '2024-02-29'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['heel 2026', '2026-01-01', '2026-12-31'],
    ['2021-2030', '2021-01-01', '2030-12-31'],
    ["okt. '21", '2021-10-01', '2021-10-31'],
    ['najaar 2026', '2026-09-01', '2026-11-30'],
    ['begin 2026', '2026-01-01', '2026-03-31'],
    ['eind juni 2026', '2026-06-21', '2026-06-30'],
    ['begin juni 2026', '2026-06-01', '2026-06-10'],
    ['medio februari 2026', '2026-02-11', '2026-02-20'],
    ['jan/feb/mrt 2026', '2026-01-01', '2026-03-31'],
    ['Q3 2026', '2026-07-01', '2026-09-30'],
    ['2026 Q3', '2026-07-01', '2026-09-30'],
    ['Q3-2026', '2026-07-01', '2026-09-30'],
    ['Q3 & Q4 2026', '2026-07-01', '2026-12-31'],
    ['3e kw. 2026', '2026-07-01', '2026-09-30'],
    ['week 12 2026', '2026-03-16', '2026-03-22'],
    ['wk 1 van 2027', '2027-01-04', '2027-01-10'],
    ['week 12 t/m 14 2026', '2026-03-16', '2026-04-05'],
    ['week 53 2026', '2026-12-28', '2027-01-03'],
    ['week 40 2026', '2026-09-28', '2026-10-04'],
    ['wk 36 t/m 40, 2026', '2026-08-31', '2026-10-04'],
    ['wk. 36 t/m wk. 40 2026', '2026-08-31', '2026-10-04'],
    ['week 12 en 13 2026', '2026-03-16', '2026-03-29'],
    ['week 40 - 2026', '2026-09-28', '2026-10-04'],
    ['okt-2026', '2026-10-01', '2026-10-31'],
    ['okt./2026', '2026-10-01', '2026-10-31'],
    ['jan-mrt-2026', '2026-01-01', '2026-03-31'],
    ['1e kwartaal - 2026', '2026-01-01', '2026-03-31'],
    ['aug-dec 2026', '2026-08-01', '2026-12-31'],
    ['zomervakantie 2026', '2026-07-01', '2026-08-31'],
    ['herfstvakantie 2026', '2026-10-01', '2026-10-31'],
    ['in de loop van 2026', '2026-01-01', '2026-12-31'],
    ['in het najaar van 2026', '2026-09-01', '2026-11-30'],
    ['ca. mei 2026', '2026-05-01', '2026-05-31'],
    ['begin schooljaar 2026-2027', '2026-08-01', '2026-10-31'],
    ['eind van het schooljaar 2026-2027', '2027-05-01', '2027-07-31'],
    ['tweede helft schooljaar 2026/2027', '2027-02-01', '2027-07-31'],
    ['sj 26/27', '2026-08-01', '2027-07-31'],
    ['2026 en 2027', '2026-01-01', '2027-12-31'],
    ['2026 t/m 2027', '2026-01-01', '2027-12-31'],
    ['1-9-26', '2026-09-01', '2026-09-01'],
    ['van 1 september 2026 tot 1 juli 2027', '2026-09-01', '2027-06-30'],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start, end }, understood: true })
  })

  test.each([
    ['vanaf januari 2026', '2026-01-01', null],
    ['m.i.v. 1 augustus 2026', '2026-08-01', null],
    ['t/m juli 2026', null, '2026-07-31'],
    ['uiterlijk 1 maart 2026', null, '2026-03-01'],
    ['vóór 1 juli 2027', null, '2027-06-30'],
    ['voor 1 januari 2027', null, '2026-12-31'],
    ['voor de zomer van 2026', null, '2026-05-31'],
    ['voor de zomervakantie 2026', null, '2026-06-30'],
    ['voor eind 2026', null, '2026-12-31'],
    ['tot 1 juli 2027', null, '2027-06-30'],
    ['na 31 december 2026', '2027-01-01', null],
    ['na de zomer van 2026', '2026-09-01', null],
    ['start september 2026', '2026-09-01', null],
    ['2026 e.v.', '2026-01-01', null],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start, end }, understood: true })
  })

  test.each(['', '  ', 'doorlopend', 'lopend', 'n.t.b.', 'ntb', 'Nog te bepalen', 'p.m.', 'n.v.t.', '-', 'dagelijks'])(
    '%j means no days',
    (words) => {
      expect(parsePeriod(words, year2122)).toEqual({ period: { words, start: null, end: null }, understood: true })
    },
  )
})

describe('moments apart run from the first to the last, and what crosses the turn of the year has its days', () => {
  test.each([
    ['november 2026 en mei 2027', '2026-11-01', '2027-05-31'],
    ['mei en november 2026', '2026-05-01', '2026-11-30'],
    ['Q2 en Q4 2022', '2022-04-01', '2022-12-31'],
    ['Q3 2026 en Q1 2027', '2026-07-01', '2027-03-31'],
    ['najaar 2026 en voorjaar 2027', '2026-09-01', '2027-05-31'],
    ['14 oktober 2026 en 11 maart 2027', '2026-10-14', '2027-03-11'],
    ['5, 12 en 19 oktober 2026', '2026-10-05', '2026-10-19'],
    ['week 12 en 20 2021', '2021-03-22', '2021-05-23'],
    ['3e en 4e kwartaal 2026', '2026-07-01', '2026-12-31'],
    ['tweede en derde kwartaal 2026', '2026-04-01', '2026-09-30'],
    ['winter 2026', '2026-12-01', '2027-02-28'],
    ['winter 2027', '2027-12-01', '2028-02-29'],
    ['de winter van 2026', '2026-12-01', '2027-02-28'],
    ['winter 2026-2027', '2026-12-01', '2027-02-28'],
    ['winter 26/27', '2026-12-01', '2027-02-28'],
    ['herfst 2026 - winter 2026', '2026-09-01', '2027-02-28'],
    ['kerstvakantie 2026', '2026-12-19', '2027-01-03'],
    ['Kerstvakantie 2025', '2025-12-20', '2026-01-04'],
    ['kerstvakantie 24/25', '2024-12-21', '2025-01-05'],
    ['kerstvakantie 2022', '2022-12-24', '2023-01-08'],
    ['kerstvakantie 2021-2022', '2021-12-25', '2022-01-09'],
    ['voor de kerstvakantie 2026', null, '2026-12-18'],
    ['na de kerstvakantie 2026', '2027-01-04', null],
    ['SY 2026-2027', '2026-08-01', '2027-07-31'],
    ['sy26/27', '2026-08-01', '2027-07-31'],
    ['Geheel 2026', '2026-01-01', '2026-12-31'],
    ['geheel schooljaar 2026-2027', '2026-08-01', '2027-07-31'],
    ['medio schooljaar 2026-2027', '2027-01-01', '2027-02-28'],
    ['halverwege het schooljaar 2027-2028', '2028-01-01', '2028-02-29'],
    ['tot zomer 2026', null, '2026-05-31'],
    ['tot de zomer van 2026', null, '2026-05-31'],
    ['tot de kerstvakantie 2026', null, '2026-12-18'],
    ['september 2025 tot zomer 2026', '2025-09-01', '2026-05-31'],
    ['augustus 2026 tot augustus 2027', '2026-08-01', '2027-07-31'],
    ['van aug. 2026 tot aug. 2028', '2026-08-01', '2028-07-31'],
    ['zomer 2026 tot zomer 2027', '2026-06-01', '2027-05-31'],
    ['rond de jaarwisseling 2026-2027', '2026-12-01', '2027-01-31'],
    ['halverwege 2026', '2026-06-01', '2026-07-31'],
    ['schooljaar 2026-2027 en 2027-2028', '2026-08-01', '2028-07-31'],
    ['schooljaren 2025-2026 t/m 2027-2028', '2025-08-01', '2028-07-31'],
    ['tot eind 2026', null, '2026-12-31'],
    ['gereed mei 2027', null, '2027-05-31'],
    ['klaar in mei 2027', null, '2027-05-31'],
    ['doorlopend vanaf 2026', '2026-01-01', null],
    ['vanaf 2026 doorlopend', '2026-01-01', null],
    ['2026 en doorlopend', '2026-01-01', null],
    ['oktober 2025 - heden', '2025-10-01', null],
    ['z.s.m.', null, null],
    ['loopt door', null, null],
    ['de komende twee jaren', null, null],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start, end }, understood: true })
  })

  test.each([
    ['elk najaar', '2026-09-01', '2026-11-30', 'year'],
    ['november, jaarlijks', '2026-11-01', '2026-11-30', 'year'],
    ['mei (jaarlijks)', '2027-05-01', '2027-05-31', 'year'],
    ['vanaf 2026, jaarlijks', '2026-01-01', null, 'year'],
    ['eerste dinsdag van de maand', '2026-08-01', '2027-07-31', 'month'],
  ])('%s comes back', (words, start, end, every) => {
    const period = { words, start, end, every }
    expect(parsePeriod(words, schoolYearFrom(2026))).toEqual({ period, understood: true })
  })

  test('a winter that begins after the agenda is the one before, where that lies in it', () => {
    const days = { start: '2026-12-01', end: '2027-02-28' }
    for (const words of ['winter 2026', 'winter 2027', 'winter'])
      expect(parsePeriod(words, schoolYearFrom(2026)).period).toMatchObject(days)
    expect(parsePeriod('winter 2026', { start: '2026-01-01', end: '2026-12-31' }).period).toMatchObject(days)
  })

  test('a Christmas holiday that begins after the agenda is the one before, where that lies in it', () => {
    const days = { start: '2026-12-19', end: '2027-01-03' }
    for (const words of ['kerstvakantie 2026', 'kerstvakantie 2027', 'Kerstvakantie'])
      expect(parsePeriod(words, schoolYearFrom(2026)).period).toMatchObject(days)
    expect(parsePeriod('medio schooljaar', schoolYearFrom(2026)).period).toMatchObject({ start: '2027-01-01' })
  })

  test.each([
    ...['winter', 'november en mei 2027', 'mei/november 2026', 'mei 2027 en november 2026'],
    ...[
      '2026 of 2027',
      'schooljaar 2027-2028 en 2026-2027',
      'tot 2027',
      'kerstvakantie',
      'tot de zomer',
      '2026 tot 2027',
      'medio schooljaar',
    ],
  ])('%s can mean two things', (words) => expect(parsePeriod(words).understood).toBe(false))
})

describe('parts of a month, Christmas, and what ends where a season or holiday begins', () => {
  test.each([
    ['eerste week van oktober 2026', '2026-10-01', '2026-10-07'],
    ['in de 2e week van maart 2027', '2027-03-08', '2027-03-14'],
    ['laatste week juni 2026', '2026-06-24', '2026-06-30'],
    ['voor kerst 2026', null, '2026-12-24'],
    ['voor de kerst van 2026', null, '2026-12-24'],
    ['tot kerst 2026', null, '2026-12-24'],
    ['na kerst 2026', '2026-12-27', null],
    ['tot de zomervakantie 2027', null, '2027-06-30'],
    ['vanaf september 2025 t/m juli 2026', '2025-09-01', '2026-07-31'],
    ['vanaf 1 maart 2026 tot 1 juli 2026', '2026-03-01', '2026-06-30'],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start, end }, understood: true })
  })

  test.each([
    ['tot de zomervakantie', '2027-06-30'],
    ['voor de zomer', '2027-05-31'],
    ['voor kerst', '2026-12-24'],
    ['before the summer', '2027-05-31'],
  ])('%s in a school year', (words, end) => {
    expect(parsePeriod(words, schoolYearFrom(2026))).toEqual({ period: { words, start: null, end }, understood: true })
    expect(parsePeriod(words, { start: '2026-01-01', end: '2030-12-31' }).understood).toBe(false)
  })
})

describe('English words get the days that the Dutch ones get', () => {
  test.each([
    ['second half of 2026', '2e helft 2026'],
    ['the 1st half of 2026', 'eerste helft 2026'],
    ['school year 2026-2027', 'schooljaar 2026-2027'],
    ['2026-2027 school year', 'schooljaar 2026-2027'],
    ['Whole school year', 'hele schooljaar'],
    ['ongoing', 'doorlopend'],
    ['t.b.d.', 'n.t.b.'],
    ['TBD', 'n.t.b.'],
    ['to be determined', 'n.t.b.'],
    ['Sept 2025 - Dec 2026', 'sept 2025 - dec 2026'],
    ['from September 2025 to July 2026', 'september 2025 t/m juli 2026'],
    ['May and October 2026', 'mei en oktober 2026'],
    ['March/April 2027', 'maart/april 2027'],
    ['spring 2026', 'voorjaar 2026'],
    ['autumn 2026', 'najaar 2026'],
    ['before summer 2026', 'voor de zomer 2026'],
    ['until the summer holidays 2026', 'tot de zomervakantie 2026'],
    ['before Christmas 2026', 'voor kerst 2026'],
    ['first week of October 2026', 'eerste week van oktober 2026'],
    ['Q3 2026', 'Q3 2026'],
    ['third quarter of 2026', 'derde kwartaal 2026'],
    ['mid-2026', 'medio 2026'],
    ['end of October 2026', 'eind oktober 2026'],
    ['from 2026 onwards', 'vanaf 2026'],
    ['October 14, 2026', '14 oktober 2026'],
    ['14th of October 2026', '14 oktober 2026'],
    ['every quarter', 'ieder kwartaal'],
    ['weekly', 'wekelijks'],
    ['annually in October', 'jaarlijks in oktober'],
  ])('%s is %s', (english, dutch) => {
    for (const year of [undefined, schoolYearFrom(2026), { start: '2026-01-01', end: '2026-12-31' }]) {
      const { period, understood } = parsePeriod(dutch, year)
      expect(parsePeriod(english, year)).toEqual({ period: { ...period, words: english }, understood })
    }
  })

  test.each([
    'by June 2026',
    'until July 2026',
    'mei of juni 2026',
    '2026 of 2027',
    'Q1 of Q2 2026',
    'as soon as we can',
  ])('%s can mean two things, or nothing that is known', (words) =>
    expect(parsePeriod(words)).toEqual({ period: { words, start: null, end: null }, understood: false }),
  )
})

test('words say that there are no days only where none are read in them', () => {
  expect(['doorlopend', 'ongoing', 'n.t.b.', '2x per jaar'].map(saysNoDays)).toEqual([true, true, true, true])
  expect(['Q4 2026', 'spring 2026', 'ieder kwartaal', 'idem'].map(saysNoDays)).toEqual([false, false, false, false])
})

describe('a rhythm with no name of its own is understood, and lies in the school year', () => {
  test.each([
    '2x per jaar',
    '2x/jaar',
    '2 x p/j',
    '2x p.j.',
    '4x per jaar',
    '4 keer per jaar',
    'twee keer per schooljaar',
    'halfjaarlijks',
    'tweewekelijks',
  ])('%s', (words) => {
    const days = { start: '2021-08-01', end: '2022-07-31' }
    expect(parsePeriod(words, year2122)).toEqual({ period: { words, ...days }, understood: true })
    expect(parsePeriod(words)).toEqual({ period: { words, start: null, end: null }, understood: true })
  })
  test.each([
    'elke anderhalve maand',
    'om de twee weken',
    'eens in de vier jaar',
    '4 tot 6 keer per jaar',
    'minstens twee keer per week',
    'elk half jaar',
  ])('%s', (words) => expect(parsePeriod(words).understood).toBe(true))
  test.each([
    ['één keer per jaar', 'year'],
    ['eens per kwartaal', 'quarter'],
    ['1x per maand', 'month'],
    ['iedere maandag', 'week'],
    ['jaarlijks in oktober', 'year'],
  ])('%s', (words, every) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start: null, end: null, every }, understood: true })
  })
})

describe('a month or quarter without a year lies in the school year, if only one does', () => {
  test.each([
    ['oktober', '2021-10-01', '2021-10-31'],
    ['juni', '2022-06-01', '2022-06-30'],
    ['Q4', '2021-10-01', '2021-12-31'],
    ['december - maart', '2021-12-01', '2022-03-31'],
    ['sept./okt', '2021-09-01', '2021-10-31'],
    ['14 oktober', '2021-10-14', '2021-10-14'],
    ['september t/m december', '2021-09-01', '2021-12-31'],
    ['2021-2022', '2021-08-01', '2022-07-31'],
    ['2021/2022', '2021-08-01', '2022-07-31'],
    ['begin schooljaar', '2021-08-01', '2021-10-31'],
    ['week 40', '2021-10-04', '2021-10-10'],
    ['week 6', '2022-02-07', '2022-02-13'],
    ['wk 36 t/m 40', '2021-09-06', '2021-10-10'],
    ['week 50 t/m week 3', '2021-12-13', '2022-01-23'],
    ['week 30', '2022-07-25', '2022-07-31'],
  ])('%s', (words, start, end) => {
    expect(parsePeriod(words, year2122).period).toEqual({ words, start, end })
  })
  test.each(['Q3', 'zomer', 'medio'])('%s lies in no or in two', (words) => {
    expect(parsePeriod(words, year2122).understood).toBe(false)
  })
  test('a week that begins before the agenda, or ends after it, is of its year; one that may be of two years is of none', () => {
    const year2026 = { start: '2026-01-01', end: '2026-12-31' }
    expect(parsePeriod('week 1', year2026).period).toMatchObject({ start: '2025-12-29', end: '2026-01-04' })
    expect(parsePeriod('week 53', year2026).period).toMatchObject({ start: '2026-12-28', end: '2027-01-03' })
    expect(parsePeriod('week 40', { start: '2026-01-01', end: '2027-12-31' }).understood).toBe(false)
    expect(parsePeriod('week 28 t/m 36', schoolYearFrom(2026)).understood).toBe(false)
    expect(parsePeriod('week 36 en 40', schoolYearFrom(2026)).period).toMatchObject({
      start: '2026-08-31',
      end: '2026-10-04',
    })
  })
  test('in an agenda of calendar years two years with a hyphen are not guessed to be a school year, or both', () => {
    for (const words of ['2026-2027', '2026/2027', '2026/27'])
      expect(parsePeriod(words, { start: '2026-01-01', end: '2027-12-31' }).understood).toBe(false)
  })
  test('in a period of two years it is not guessed which', () => {
    expect(parsePeriod('oktober', { start: '2021-01-01', end: '2022-12-31' }).understood).toBe(false)
    expect(parsePeriod('Hele schooljaar', { start: '2021-01-01', end: '2030-12-31' }).understood).toBe(false)
  })
})

describe('what can mean two things, or nothing, keeps its words and gets no days', () => {
  test.each([
    '2021-2022',
    '2021/2022',
    'Hele schooljaar',
    'Q4',
    'oktober',
    'december/januari 2022',
    'december - maart 2022',
    'maart 2022 - december 2021',
    'schooljaar 2021-2023',
    '31-02-2021',
    '31 april 2021',
    '10/14/2021',
    '5e kwartaal 2021',
    '3e helft 2021',
    'week 54 2021',
    'week 0 2021',
    'week 40',
    '10-2021',
    'tot juli 2022',
    'september tot december 2021',
    'elke keer dat het past',
    'zodra het kan',
    'voor de zomer',
    '2021-',
    '-2021',
    'Q4 2021 -',
    'okt 21',
    '14 oktober',
    '1-2 2021',
  ])('%s', (words) => {
    expect(parsePeriod(words)).toEqual({ period: { words, start: null, end: null }, understood: false })
  })
})

test('any text keeps its words, never throws, and its days are real and in order', () => {
  const bits = [
    'Q4',
    '2021',
    '2022',
    '-',
    '/',
    ' t/m ',
    ' en ',
    'maart',
    'eind',
    '14',
    ' ',
    'schooljaar',
    "'21",
    '31',
    'vanaf ',
    'first week of ',
    'May ',
    ' to ',
    'voor kerst ',
    'idem',
    '😀',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...bits), { maxLength: 8 }).map((each) => each.join('')),
  )
  fc.assert(
    fc.property(texts, fc.option(fc.constant(year2122), { nil: undefined }), (words, schoolYear) => {
      const { period, understood } = parsePeriod(words, schoolYear)
      expect(period.words).toBe(words)
      expect(hasShape(period, 'period')).toBe(true)
      if (!understood) expect([period.start, period.end]).toEqual([null, null])
    }),
    { numRuns: 1500 },
  )
})

test('days that were written without words are read back as the same days', () => {
  const days = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10))
  const every = fc.option(fc.constantFrom('week', 'month', 'quarter', 'year'), { nil: undefined })
  fc.assert(
    fc.property(fc.option(days), fc.option(days), every, (one, other, rhythm) => {
      const [start, end] = one && other && one > other ? [other, one] : [one, other]
      const period: Period = { words: '', start, end, ...(rhythm && { every: rhythm }) }
      const { period: read } = parsePeriod(formatPeriod(period))
      expect({ ...read, words: '' }).toEqual(period)
    }),
  )
})

test('a period is shown in the words that were typed', () => {
  expect(formatPeriod(parsePeriod('sept./okt 2021').period)).toBe('sept./okt 2021')
  expect(formatPeriod({ words: '', start: '2021-10-14', end: '2021-10-14' })).toBe('14 oktober 2021')
})

test('a school year runs from 1 August to 31 July', () => {
  expect(schoolYearOf({ start: '2021-08-01', end: '2022-07-31' })).toEqual(year2122)
  expect(schoolYearOf({ start: '2021-01-01', end: '2021-12-31' })).toBeUndefined()
  expect(schoolYearOf({ start: '2021-08-01', end: null })).toBeUndefined()
})

test('the calendar knows its days', () => {
  expect(dayOf(2024, 2, 29)).toBe('2024-02-29')
  expect([dayOf(2023, 2, 29), dayOf(2100, 2, 29), dayOf(2021, 13, 1), dayOf(2021, 1, 0)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(['2021-02-28', '2021-12-31', '2024-02-28'].map(nextDay)).toEqual(['2021-03-01', '2022-01-01', '2024-02-29'])
  expect(dayOf(2021, 4, 31)).toBeUndefined()
})

test.each(['2026-2027', '2026/2027', '26-27', ' 2026 - 2027 ', 'schooljaar 2026-2027', 'schooljaar 26/27'])(
  "'%s' in a field that can only be a school year is that year, as it was typed",
  (words) => {
    const { start, end } = schoolYearFrom(2026)
    expect(parseSchoolYear(words)).toEqual({ period: { words, start, end }, understood: true })
  },
)

test('in such a field too nothing is made of what is no school year', () => {
  expect(parseSchoolYear('2026-2028')).toEqual(parsePeriod('2026-2028'))
  expect(parseSchoolYear('zomaar wat').understood).toBe(false)
  expect(parseSchoolYear('sept. 2025 - dec. 2026')).toEqual(parsePeriod('sept. 2025 - dec. 2026'))
})
