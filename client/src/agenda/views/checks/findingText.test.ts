import type { Finding } from '@lea/agenda'
import { expect, test } from 'vitest'
import '../../texts/moreLabels.ts'
import { findingText } from './findingText.ts'

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

test('a code name is said in words: a topic, a field, a problem of the budget', () => {
  expect(findingText(finding({ check: 'statutoryTopicHasNoAgreement', detail: 'admission' }))).toBe(
    'Inschrijving en toelating',
  )
  expect(findingText(finding({ check: 'assignmentIsNotSmart', detail: 'deadline' }))).toBe('Nog leeg: Uiterste datum.')
  expect(findingText(finding({ check: 'budgetDoesNotAddUp', detail: 'fundIsOverdrawn' }))).not.toContain(
    'fundIsOverdrawn',
  )
})

test('a check that says it all adds nothing', () => {
  expect(findingText(finding({ check: 'workHasNoLead' }))).toBe('')
})
