import { expect, test } from 'vitest'
import { plainName } from './plainName.ts'

test('a name stays as it is', () => {
  for (const name of ['Anna', 'Björn de Vries', 'Łukasz', 'فاطمة', '李娜', 'Zoë 🙂']) expect(plainName(name)).toBe(name)
})

test('a name can not turn round, break or hide what stands beside it', () => {
  expect(plainName('Anna\u202enerehcs')).toBe('Anna nerehcs')
  expect(plainName('\u2066\u2067 Anna\u2069 ')).toBe('Anna')
  expect(plainName('Anna\nde\u0000 \tVries\u200b')).toBe('Anna de Vries')
})

test('a name is cut on a whole character, and signs do not pile up', () => {
  expect(plainName('🙂'.repeat(200))).toBe('🙂'.repeat(80))
  expect(plainName(`A${'\u0301'.repeat(50)}nna`)).toBe(`A${'\u0301'.repeat(3)}nna`)
  expect(plainName('\ud83d')).toBe('\ufffd')
})
