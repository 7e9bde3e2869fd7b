import { isAscii } from 'node:buffer'
import { limits } from '@lea/protocol'

/** What a client sent does not follow the protocol. The message says which rule; never what the client wrote. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

// The same strictness as lib0's own decoder: what passes here can be read by every client.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads the variable-length format of lib0 from bytes that nobody vouches for. No length is believed before it is
 * compared with what is left, and nothing outside `bytes` is ever read, also when they are a window on a larger buffer.
 * Every method throws MalformedMessage when the bytes end too early.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #pieces: number

  /** `pieces`: how many may be counted off with `piece`. */
  constructor(bytes: Uint8Array, pieces = Number.POSITIVE_INFINITY) {
    this.#bytes = bytes
    this.#pieces = pieces
  }

  /** Counts off a part that takes time to read, or what takes as long as `weight` of them. */
  piece(weight = 1): void {
    this.#pieces -= weight
    if (this.#pieces < 0) throw new MalformedMessage('too many pieces')
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.#at
  }

  get finished(): boolean {
    return this.#at === this.#bytes.length
  }

  uint8(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new MalformedMessage('ends too early')
    this.#at += 1
    return byte
  }

  /** An unsigned integer of at most 2^53 - 1. */
  varUint(): number {
    let number = 0
    let factor = 1
    for (;;) {
      const byte = this.uint8()
      number += (byte & 0x7f) * factor
      if (number > Number.MAX_SAFE_INTEGER) throw new MalformedMessage('a number is too large')
      if (byte < 0x80) return number
      factor *= 128
    }
  }

  /** Passes a signed integer; only its form matters to a relay. */
  skipVarInt(): void {
    const first = this.uint8()
    if ((first & 0x80) === 0) return
    let size = first & 0x3f
    let factor = 64
    for (;;) {
      const byte = this.uint8()
      size += (byte & 0x7f) * factor
      if (size > Number.MAX_SAFE_INTEGER) throw new MalformedMessage('a number is too large')
      if (byte < 0x80) return
      factor *= 128
    }
  }

  skip(length: number): void {
    if (length > this.#bytes.length - this.#at) throw new MalformedMessage('ends too early')
    this.#at += length
  }

  /** The bytes behind a length; a window on the input, not a copy. */
  varBytes(): Uint8Array {
    const length = this.varUint()
    const start = this.#at
    this.skip(length)
    return this.#bytes.subarray(start, start + length)
  }

  /** The UTF-8 text behind a length, which may not be more than `mostBytes`. */
  text(mostBytes = Number.POSITIVE_INFINITY): string {
    const bytes = this.varBytes()
    if (bytes.length > mostBytes) throw new MalformedMessage('a text is too large')
    const letters = bytes.length <= shortText ? asciiOf(bytes) : null
    return letters ?? decodeText(bytes)
  }

  /** How many UTF-16 units the UTF-8 text behind a length has. Of most texts each byte is one, which is sooner seen than read. */
  textLength(): number {
    const bytes = this.varBytes()
    return isAscii(bytes) ? bytes.length : decodeText(bytes).length
  }

  /** JSON behind a length, parsed, because every client will parse it too. */
  json(): unknown {
    const text = this.text()
    this.piece(1 + text.length / 8)
    return parseJson(text)
  }
}

/** What people type comes by the letter, and for so few a decoder takes longer to begin than to decode. */
const shortText = 24

/** The text of bytes that are all ASCII; null for others. */
function asciiOf(bytes: Uint8Array): string | null {
  let text = ''
  for (const byte of bytes) {
    if (byte > 0x7f) return null
    text += String.fromCharCode(byte)
  }
  return text
}

function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem
    throw new MalformedMessage('a text is not UTF-8')
  }
}

/** What a JSON text means. Throws MalformedMessage for what is none, or is nested deeper than `limits.nesting`. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > limits.nesting) throw new MalformedMessage('a value is nested too deeply')
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedMessage('a text is not JSON')
  }
}

/** How deep brackets go in a text, without parsing it: those in quotes are words. */
function depthOf(text: string): number {
  if (text.length <= limits.nesting) return 0
  let depth = 0
  let deepest = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (isQuoted) {
      if (sign === '\\') i += 1
      else if (sign === '"') isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === '[' || sign === '{') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (sign === ']' || sign === '}') depth -= 1
  }
  return deepest
}
