import { expect, test } from 'vitest'
import { findChoices, isNamed } from './findChoices.ts'

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

test('accents are no reason not to be found', () => {
  expect(found('jose')).toEqual([['José'], []])
})

test('another name counts as the name: nobody gets a second one by typing it in full', () => {
  const partners = [{ label: 'Jeugd en primair' }, { label: 'PO', note: 'Schoolbesturen primair onderwijs' }]
  expect(findChoices(partners, 'primair')).toEqual({ near: partners, far: [] })
  expect(findChoices(partners, 'schoolbesturen primair onderwijs').near).toEqual([partners[1]])
  expect(partners.map((partner) => isNamed(partner, 'Schoolbesturen primair onderwijs'))).toEqual([false, true])
  expect(isNamed({ label: 'José' }, 'Jose')).toBe(false)
  expect(isNamed({ label: 'PO', note: '' }, '')).toBe(false)
})
