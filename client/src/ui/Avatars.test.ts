import { expect, test } from 'vitest'
import { initials, inkOn } from './Avatars.tsx'

test('initials are the first letters of the first and the last name', () => {
  expect(initials('Anna')).toBe('An')
  expect(initials('anna de vries')).toBe('AV')
  expect(initials('Bram Jansen')).toBe('BJ')
  expect(initials('  ')).toBe('?')
})

test('letters on a person’s colour are black or white, whichever reads best', () => {
  expect(inkOn('#0d5a57')).toBe('#ffffff')
  expect(inkOn('#ffd866')).toBe('#000000')
})
