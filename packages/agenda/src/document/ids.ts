const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

type Source = { getRandomValues(bytes: Uint8Array): Uint8Array }

/** Browsers and Node both have Web Crypto, but the language's own types don't know it. */
function randomSource(): Source {
  const source = (globalThis as { crypto?: Source }).crypto
  if (!source) throw new Error('newId: globalThis.crypto is missing; a browser or Node 20 has it')
  return source
}

/** A random id of 20 characters (120 bits): for blocks and for groups of blocks. Never the same on two devices. */
export function newId(): string {
  let id = ''
  for (const byte of randomSource().getRandomValues(new Uint8Array(20))) id += alphabet[byte & 63]
  return id
}

/** Sixteen random yes-or-noes in one number. */
export function randomBits(): number {
  const [high = 0, low = 0] = randomSource().getRandomValues(new Uint8Array(2))
  return high * 256 + low
}
