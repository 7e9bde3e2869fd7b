import { expect, test } from 'vitest'
import { clipped } from './clipped.ts'

test('long words are cut at a word, and no letter in half', () => {
  expect(clipped('Zomerschool')).toBe('Zomerschool')
  expect(clipped('a'.repeat(60))).toBe('a'.repeat(60))
  const long = 'Voorkomen van onderwijsachterstanden bij kinderen van twee tot vijf jaar in alle wijken'
  expect(clipped(long)).toBe('Voorkomen van onderwijsachterstanden bij kinderen van twee…')
  expect(clipped('Hulp bij '.repeat(20))).toBe(`${'Hulp bij '.repeat(6)}Hulp…`)
  expect(clipped('a'.repeat(80))).toBe(`${'a'.repeat(60)}…`)
  expect(clipped('Aan 👩‍🏫'.concat('😀'.repeat(80)))).toMatch(/^Aan 👩‍🏫(?:😀)+…$/u)
})
