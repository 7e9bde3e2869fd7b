import type { Duplex } from 'node:stream'
import { type CloseReason, closeCode } from '@lea/protocol'
import type { WebSocket } from 'ws'
import type { Visitor } from './visitor.ts'

/** What may wait for one slow reader, in bytes, besides the answer to its question. */
const queueBytes = 1024 * 1024

/** How long a peer may take to answer our goodbye before the line is cut. */
const goodbyeMs = 2_000

/** One person's socket, as the relay sees it: frames out, and what has been counted of what came in. */
export class Connection {
  readonly visitor: Visitor
  /** Whether this client asked for acknowledgements. */
  readonly acknowledges: boolean
  readonly openedAt = performance.now()
  /** How many updates of this connection are on disk. */
  durable = 0
  /** When something was last written to it, or heard from it. */
  wroteAt = this.openedAt
  heardAt = this.openedAt
  readonly #websocket: WebSocket
  readonly #socket: Duplex
  #answerBytes = 0

  /** `socket` is the one under `websocket`: frames that were made once for all receivers are written straight to it. */
  constructor(websocket: WebSocket, socket: Duplex, visitor: Visitor, acknowledges: boolean) {
    this.#websocket = websocket
    this.#socket = socket
    this.visitor = visitor
    this.acknowledges = acknowledges
    socket.on('drain', () => {
      this.#answerBytes = 0
    })
  }

  get isOpen(): boolean {
    return this.#websocket.readyState === this.#websocket.OPEN
  }

  /** Whether it is behind with reading, so that what will be outdated soon had better not be sent. */
  get isBehind(): boolean {
    return this.#socket.writableLength > queueBytes / 16
  }

  /** Writes whole frames, as one write. A connection that reads too slowly is closed: it can come back and catch up. */
  write(frames: readonly Uint8Array[]): void {
    if (!this.isOpen || frames.length === 0) return
    if (this.#socket.writableLength > queueBytes + this.#answerBytes) {
      this.close('tooSlow')
      return
    }
    this.wroteAt = performance.now()
    this.#socket.cork()
    for (const frame of frames) this.#socket.write(frame)
    this.#socket.uncork()
  }

  /** Writes the answer to a question for content, which may be as large as the agenda. */
  writeAnswer(frames: readonly Uint8Array[]): void {
    this.write(frames)
    if (!this.isOpen || this.#socket.writableLength === 0) return
    let bytes = 0
    for (const frame of frames) bytes += frame.length
    this.#answerBytes = Math.max(this.#answerBytes, bytes)
  }

  ping(): void {
    if (this.isOpen) this.#websocket.ping()
  }

  close(reason: CloseReason): void {
    sayGoodbye(this.#websocket, reason)
  }

  /** Cuts the line to a peer that is no longer there. */
  cut(): void {
    this.#websocket.terminate()
  }
}

/** Closes a socket with a reason that its client can read, and cuts it when the client doesn't answer. */
export function sayGoodbye(websocket: WebSocket, reason: CloseReason): void {
  websocket.close(closeCode[reason], reason)
  const cutting = setTimeout(() => websocket.terminate(), goodbyeMs)
  websocket.once('close', () => clearTimeout(cutting))
}
