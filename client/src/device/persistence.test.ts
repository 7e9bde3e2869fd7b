import { expect, test, vi } from 'vitest'
import { readPersistence } from './persistence.ts'

test('what the browser answers is told, and that it gives no answer too', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect(await readPersistence({ persisted: async () => true })).toBe('kept')
  expect(await readPersistence({ persisted: async () => false })).toBe('mayBeCleared')
  expect(await readPersistence({})).toBe('unknown')
  expect(await readPersistence({ persisted: () => Promise.reject(new TypeError('no secure context')) })).toBe('unknown')
})
