import { noFilter } from '@lea/agenda'
import { expect, test } from 'vitest'
import { optionsOf } from './optionsOf.ts'

const theme = (id: string, title: string, more: object = {}) => ({
  id,
  type: 'ambition',
  title,
  number: '',
  holds: '',
  isBlank: false,
  ...more,
})
const themes = [
  theme('taal', 'Taal', { type: 'section', number: '1' }),
  theme('met', '', { holds: 'Zomerschool' }),
  theme('een', ''),
  theme('leeg', '', { isBlank: true }),
  theme('twee', ''),
]
const partners = [
  { id: 'a', title: '' },
  { id: 'b', title: 'JGZ' },
  { id: 'c', title: '' },
]
const choices = { partners, years: [2026], statuses: ['none'], themes }
const labels = (chosen: string | null) => {
  const { theme, partner } = optionsOf(choices, { ...noFilter, theme: chosen }, (type) => `${type}?`)
  return { theme: theme.map(({ label }) => label), partner: partner.map(({ label }) => label) }
}

test('no two choices read the same, and an ambition that nobody has begun is none', () => {
  expect(labels(null).theme).toEqual(['1 Taal', 'ambition?, met ‘Zomerschool’', 'ambition? (1)', 'ambition? (2)'])
  expect(labels(null).partner).toEqual(['JGZ', 'partner? (1)', 'partner? (2)'])
})

test('what a link asks for stays among the choices', () => {
  expect(labels('leeg').theme).toEqual([
    '1 Taal',
    'ambition?, met ‘Zomerschool’',
    'ambition? (1)',
    'ambition? (2)',
    'ambition? (3)',
  ])
})
