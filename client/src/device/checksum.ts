/** How many bytes are taken in one step. One at a time, the check of a large agenda took as long as reading it. */
const stride = 8

/** For each place in a step, what a byte there does to the sum: 256 numbers behind each other for each. */
const table = new Uint32Array(256 * stride)
for (let byte = 0; byte < 256; byte++) {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  table[byte] = value
}
for (let at = 256; at < table.length; at++) {
  const before = table[at - 256] as number
  table[at] = (before >>> 8) ^ (table[before & 0xff] as number)
}

/** CRC-32 (ISO 3309) of the bytes: finds a row that was cut off or changed on the disk. No protection against intent. */
export function checksum(bytes: Uint8Array): number {
  // every index is within bounds: by the loop, or by the mask
  const byteAt = (at: number) => bytes[at] as number
  const sumOf = (place: number, byte: number) => table[place * 256 + byte] as number
  let value = -1
  let at = 0
  for (const end = bytes.length - (bytes.length % stride); at < end; at += stride) {
    const first = value ^ (byteAt(at) | (byteAt(at + 1) << 8) | (byteAt(at + 2) << 16) | (byteAt(at + 3) << 24))
    value =
      sumOf(7, first & 0xff) ^
      sumOf(6, (first >>> 8) & 0xff) ^
      sumOf(5, (first >>> 16) & 0xff) ^
      sumOf(4, first >>> 24) ^
      sumOf(3, byteAt(at + 4)) ^
      sumOf(2, byteAt(at + 5)) ^
      sumOf(1, byteAt(at + 6)) ^
      sumOf(0, byteAt(at + 7))
  }
  for (; at < bytes.length; at++) value = (value >>> 8) ^ sumOf(0, (value ^ byteAt(at)) & 0xff)
  return (value ^ -1) >>> 0
}
