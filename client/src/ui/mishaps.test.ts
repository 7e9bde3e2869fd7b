import { expect, test } from 'vitest'
import { cantOpenMishap } from './mishaps.ts'

test('of an agenda that isn’t here it is not claimed, without a line, that the server has it', () => {
  const { safe } = cantOpenMishap('notHereAndOffline')
  expect(safe).toContain('weet dit apparaat niet of de agenda op de server staat')
})
