import { expect, it } from 'vitest'
import { wordsToAddress } from './address.ts'

it.each([
  ['https://voorbeeld.nl/pad?x=1', 'https://voorbeeld.nl/pad?x=1'],
  [' www.voorbeeld.nl ', 'https://www.voorbeeld.nl'],
  ['voorbeeld.nl/onderwijs#a', 'https://voorbeeld.nl/onderwijs#a'],
  ['anna@voorbeeld.nl', 'mailto:anna@voorbeeld.nl'],
  ['070 - 123 45 67', 'tel:0701234567'],
  ['+31 70 123 45 67', 'tel:+31701234567'],
])('makes a link of %s', (words, address) => {
  expect(wordsToAddress(words)).toBe(address)
})

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'gewoon tekst',
  '',
  'vbscript:x',
])('makes no link of %s', (words) => {
  expect(wordsToAddress(words)).toBeUndefined()
})
