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

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
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

  /** The UTF-8 text behind a length. */
  text(): string {
    try {
      return utf8.decode(this.varBytes())
    } catch (problem) {
      if (problem instanceof MalformedMessage) throw problem
      throw new MalformedMessage('a text is not UTF-8')
    }
  }

  /** JSON behind a length, parsed, because every client will parse it too. */
  json(): unknown {
    const text = this.text()
    try {
      return JSON.parse(text)
    } catch {
      throw new MalformedMessage('a text is not JSON')
    }
  }
}
