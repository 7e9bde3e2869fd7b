import type { FilterChoices } from '@lea/agenda'
import { expect, test } from 'vitest'
import { readAsked, readRows, settleFilter, withAsked, withoutAsked, withRows } from './asked.ts'

const choices: FilterChoices = {
  partners: [{ id: 'p1', title: 'Bibliotheek' }],
  years: [2025, 2026],
  statuses: ['done', 'none'],
  themes: [{ id: 't1', type: 'section', title: 'Taal', number: '', holds: '', isBlank: false }],
}

test('a link to a filtered view says what it filters on, and is read back', () => {
  let search = ''
  for (const [part, value] of [
    ['partner', 'p1'],
    ['year', '2026'],
    ['status', 'done'],
    ['theme', 't1'],
  ] as const)
    search = withAsked(search, part, value)
  expect(search).toBe('?partner=p1&jaar=2026&status=done&thema=t1')
  expect(settleFilter(readAsked(search), choices)).toEqual({
    filter: { partner: 'p1', year: 2026, status: 'done', theme: 't1' },
    unknown: [],
  })
})

test('taking a part away, or all of them, leaves the rest of the address alone', () => {
  expect(withAsked('?x=1&jaar=2026', 'year', '')).toBe('?x=1')
  expect(withoutAsked('?x=1&jaar=2026&thema=t1')).toBe('?x=1')
  expect(withoutAsked('?jaar=2026')).toBe('')
})

test('what the agenda does not know is said and does not count; the rest does', () => {
  expect(settleFilter(readAsked('?partner=weg&jaar=veel&status=klaar&thema=t1'), choices)).toEqual({
    filter: { partner: null, year: null, status: null, theme: 't1' },
    unknown: ['partner', 'year', 'status'],
  })
})

test('an empty part of a link asks nothing', () => {
  expect(settleFilter(readAsked('?partner=&jaar='), choices).unknown).toEqual([])
})

test('the kind of row is in the link beside the filter, and leaves it alone', () => {
  const search = withRows('?jaar=2026', 'pillar')
  expect(search).toBe('?jaar=2026&rijen=pillar')
  expect([readRows(search), readRows('')]).toEqual(['pillar', ''])
  expect(withRows(search, '')).toBe('?jaar=2026')
})
