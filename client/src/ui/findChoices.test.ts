import { expect, test } from 'vitest'
import { findChoices } from './findChoices.ts'

const choices = ['Marianne', 'Rianne', 'Anna van Rian', 'José', 'IKC De Brug'].map((label) => ({ label }))
const found = (words: string) => {
  const { near, far } = findChoices(choices, words)
  return [near, far].map((list) => list.map(({ label }) => label))
}

test('what begins with the words comes first, then a word in it that does, and apart what only holds them', () => {
  expect(found('rian')).toEqual([['Rianne', 'Anna van Rian'], ['Marianne']])
  expect(found('RIANNE')).toEqual([['Rianne'], ['Marianne']])
  expect(found('brug')).toEqual([['IKC De Brug'], []])
  expect(found('x')).toEqual([[], []])
})

test('accents are no reason not to be found, and a note is looked in last', () => {
  expect(found('jose')).toEqual([['José'], []])
  expect(findChoices([{ label: 'PO', note: 'Primair onderwijs' }], 'primair').far).toHaveLength(1)
})
