import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { checksum } from './checksum.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('the sum is CRC-32, of any number of bytes', () => {
  expect(checksum(bytesOf('123456789'))).toBe(0xcbf43926)
  const bytes = Uint8Array.from({ length: 1_000 }, (_, at) => (at * at * 31 + at) & 0xff)
  for (let length = 0; length < 40; length++) {
    expect(checksum(bytes.subarray(length, 3 * length))).toBe(crc32(bytes.subarray(length, 3 * length)))
  }
  expect(checksum(bytes)).toBe(crc32(bytes))
})
