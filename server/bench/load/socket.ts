import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** The frame of a websocket client around a binary message (RFC 6455, section 5.2), masked with zeros: the bytes stay as they are. */
export function frameOf(message: Uint8Array): Buffer {
  return frame(0x82, message)
}

function frame(first: number, message: Uint8Array): Buffer {
  const length = message.length
  const sizeBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const bytes = Buffer.alloc(6 + sizeBytes + length)
  bytes[0] = first
  bytes[1] = 0x80 | (sizeBytes === 0 ? length : sizeBytes === 2 ? 126 : 127)
  if (sizeBytes === 2) bytes.writeUInt16BE(length, 2)
  if (sizeBytes === 8) bytes.writeBigUInt64BE(BigInt(length), 2)
  bytes.set(message, 6 + sizeBytes)
  return bytes
}

const pingType = 9
const pongFirst = 0x8a

/**
 * A websocket client that does as little as it can: what is measured is the server, and one process plays everybody.
 * Messages are handed on as windows on what was read, valid until the handler returns.
 */
export class LoadSocket {
  readonly opened: Promise<void>
  readonly #socket: Socket
  readonly #hear: (message: Buffer) => void
  #rest: Buffer | null = null
  #missing = 0
  #parts: Buffer[] = []
  #isUpgraded = false

  constructor(port: number, path: string, hear: (message: Buffer) => void) {
    this.#hear = hear
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const key = randomBytes(16).toString('base64')
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('error', reject)
      this.#socket.on('data', (data) => {
        this.#read(data)
        if (this.#isUpgraded) resolve()
      })
      this.#socket.on('close', () => reject(new Error(`${path} was closed`)))
    })
    // Who waits hears of it; who no longer waits has left.
    this.opened.catch(() => undefined)
  }

  /** Bytes that came over the line, headers and all. */
  get bytesRead(): number {
    return this.#socket.bytesRead
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed
  }

  /** Writes frames of `frameOf` as they are. */
  write(frames: Buffer): void {
    this.#socket.write(frames)
  }

  leave(): void {
    this.#socket.destroy()
  }

  #read(data: Buffer): void {
    let bytes = data
    if (!this.#isUpgraded) {
      bytes = this.#rest ? Buffer.concat([this.#rest, data]) : data
      const end = bytes.indexOf('\r\n\r\n')
      this.#rest = bytes
      if (end < 0) return
      const status = bytes.subarray(0, 12).toString('latin1')
      if (status !== 'HTTP/1.1 101') {
        this.#socket.destroy(new Error(`refused with ${status}`))
        return
      }
      this.#isUpgraded = true
      this.#rest = null
      bytes = bytes.subarray(end + 4)
    }
    if (this.#missing > 0) {
      // In the middle of a large frame: kept in pieces until it is whole, so that nothing is copied twice.
      this.#parts.push(bytes)
      this.#missing -= bytes.length
      if (this.#missing > 0) return
      bytes = Buffer.concat(this.#parts)
      this.#parts = []
      this.#missing = 0
    } else if (this.#rest) {
      bytes = Buffer.concat([this.#rest, bytes])
      this.#rest = null
    }
    this.#readFrames(bytes)
  }

  #readFrames(bytes: Buffer): void {
    let at = 0
    while (bytes.length - at >= 2) {
      const first = bytes[at] ?? 0
      let length = (bytes[at + 1] ?? 0) & 0x7f
      let head = 2
      if (length === 126) {
        if (bytes.length - at < 4) break
        length = bytes.readUInt16BE(at + 2)
        head = 4
      } else if (length === 127) {
        if (bytes.length - at < 10) break
        length = Number(bytes.readBigUInt64BE(at + 2))
        head = 10
      }
      if (bytes.length - at < head + length) {
        this.#missing = head + length - (bytes.length - at)
        this.#parts = [bytes.subarray(at)]
        return
      }
      const message = bytes.subarray(at + head, at + head + length)
      at += head + length
      if ((first & 0x0f) === 2) this.#hear(message)
      else if ((first & 0x0f) === pingType) this.write(frame(pongFirst, message))
    }
    if (at < bytes.length) this.#rest = bytes.subarray(at)
  }
}
