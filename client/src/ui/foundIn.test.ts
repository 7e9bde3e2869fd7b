import { expect, test } from 'vitest'
import { foundIn } from './foundIn.ts'

const labels = (words: string, wanted: string) => {
  const { begun, within } = foundIn(
    words.split(',').map((label) => ({ label })),
    wanted,
  )
  return [begun.map(({ label }) => label), within.map(({ label }) => label)]
}

test('who types Rianne does not mean Marianne', () => {
  expect(labels('Marianne,Rianne B.,Anna', 'rianne')).toEqual([['Rianne B.'], ['Marianne']])
  expect(labels('Marianne,Anna', 'rianne')).toEqual([[], ['Marianne']])
})

test('a word further on counts, and one that stands inside another first', () => {
  expect(labels('Stichting Unicoz,Coöperatie,Escort ort', 'ort')).toEqual([['Escort ort'], []])
  expect(labels('Stichting Unicoz,Bibliotheek', 'uni')).toEqual([['Stichting Unicoz'], []])
  expect(foundIn([{ label: 'De Oever', note: 'basisschool' }], 'basis').begun).toHaveLength(1)
})
