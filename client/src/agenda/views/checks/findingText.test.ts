import type { Finding } from '@lea/agenda'
import { expect, test } from 'vitest'
import '../../texts/moreLabels.ts'
import { findingText, pointText } from './findingText.ts'
import { pointsOf } from './points.ts'

const finding = (content: Partial<Finding> & Pick<Finding, 'check'>): Finding => ({
  block: 'b',
  detail: '',
  ...content,
})

test('two figures that contradict are both said, in euro or as a number', () => {
  const total = finding({
    check: 'totalContradictsText',
    detail: 'Totaal € 100',
    stated: 100_00,
    counted: 90_50,
    unit: 'cents',
  })
  expect(findingText(total)).toBe('“Totaal € 100” De tekst zegt €\u00a0100, de agenda komt op €\u00a090,50.')
  const count = finding({ check: 'countContradictsText', detail: 'vijf lijnen', stated: 5, counted: 6, unit: 'count' })
  expect(findingText(count)).toBe('“vijf lijnen” De tekst zegt 5, de agenda komt op 6.')
})

test('too few and too many are said with how many there are and how many were agreed', () => {
  const seats = (counted: number, stated: number) =>
    findingText(finding({ check: 'bodyHasTooFewOrTooManySeats', counted, stated, unit: 'count' }))
  expect(seats(1, 5)).toBe('Nu 1, de afspraak is minstens 5.')
  expect(seats(9, 8)).toBe('Nu 9, de afspraak is hooguit 8.')
})

test('words that are no planning are quoted', () => {
  expect(findingText(finding({ check: 'planningIsNotUnderstood', detail: 'ergens volgend jaar' }))).toBe(
    '“ergens volgend jaar”',
  )
})

test('a code name is said in words: a topic, a field, a problem of the budget', () => {
  expect(findingText(finding({ check: 'statutoryTopicHasNoAgreement', detail: 'admission' }))).toBe(
    'Inschrijving en toelating',
  )
  expect(findingText(finding({ check: 'assignmentIsNotSmart', detail: 'deadline' }))).toBe(
    'Nog niet ingevuld: uiterste datum.',
  )
  expect(findingText(finding({ check: 'budgetDoesNotAddUp', detail: 'fundIsGone' }))).not.toContain('fundIsGone')
  const years = [
    { year: 2027, lastYear: null },
    { year: 2025, lastYear: 2026 },
  ] as const
  expect(findingText(finding({ check: 'budgetDoesNotAddUp', detail: 'yearDiffersFromFund', years }))).toBe(
    'Het jaar van deze regel (2027) is niet dat van het fonds (2025 t/m 2026).',
  )
  const said = (first: number | null) =>
    findingText(
      finding({
        ...{ check: 'budgetDoesNotAddUp', detail: 'yearsAreUnclear' },
        years: [
          { year: first, lastYear: null },
          { year: 2020, lastYear: null },
        ],
      }),
    )
  expect(said(2021)).toBe('Het laatste jaar (2020) komt vóór het eerste (2021).')
  expect(said(null)).toBe('Het laatste jaar is 2020, maar er staat geen eerste jaar.')
})

test('what is charged beyond a ceiling, and cover beyond the costs, are said with both figures', () => {
  const text = (detail: string, stated: number, counted: number) =>
    findingText(finding({ check: 'budgetDoesNotAddUp', detail, stated, counted, unit: 'cents' })).replaceAll(
      '\u00a0',
      ' ',
    )
  expect(text('fundIsOverdrawn', 2_200_00, 2_000_00)).toBe(
    'Ten laste van dit fonds komt € 2.200, het plafond is € 2.000.',
  )
  expect(text('coverExceedsCost', 300_00, 200_00)).toBe('De dekking is € 300, de kosten zijn maar € 200.')
})

test('a check that says it all adds nothing', () => {
  expect(findingText(finding({ check: 'workHasNoLead' }))).toBe('')
})

test('what is missing in one assignment is one point that names all of it; another assignment is another point', () => {
  const missing = (block: string, detail: string) => finding({ check: 'assignmentIsNotSmart', block, detail })
  const found = [missing('a', 'measurable'), missing('a', 'deadline'), missing('b', 'deadline')]
  const points = pointsOf(found, (each) => each)
  expect(points.map(({ all }) => pointText(all))).toEqual([
    'Nog niet ingevuld: meetbaar, uiterste datum.',
    'Nog niet ingevuld: uiterste datum.',
  ])
  const totals = ['Totaal € 1', 'Totaal € 2'].map((detail) => finding({ check: 'totalContradictsText', detail }))
  expect(pointsOf(totals, (each) => each)).toHaveLength(2)
})
