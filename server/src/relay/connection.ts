import { type CloseReason, limits } from '@lea/protocol'
import type { Clock } from '../clock.ts'
import { acknowledgementFrame, roleFrame } from '../frames/writing.ts'
import type { Parcel } from './underWay.ts'
import type { Entry, Visitor } from './visitor.ts'

/** A socket as a connection needs it. `webLine` makes one of a websocket, the simulation makes its own. */
export type Line = {
  readonly isOpen: boolean
  /** Bytes that were written and that the system has not taken yet. */
  readonly queuedBytes: number
  /** Writes whole frames at once, as they are. */
  write: (frames: readonly Uint8Array[]) => void
  ping: () => void
  /** Says goodbye, and cuts the line when that isn't answered. */
  close: (reason: CloseReason) => void
  cut: () => void
  /** Stops reading, so that the other end can't send on, until `readOn`. */
  stopReading: () => void
  readOn: () => void
}

/** Above this a reader is behind: what will be outdated soon had better not be sent. */
const behindBytes = limits.queueBytes / 16

/** A reader who is behind and takes nothing at all for this long is sent away. */
const stuckMs = 30_000

export type ConnectionParts = {
  line: Line
  visitor: Visitor
  /** What this person may, asked again when rights have changed; without it rights stay as they are. */
  entry?: Entry
  /** Whether this client wants to hear what it may. */
  hearsRole?: boolean
  clock: Clock
  /** Whether this client asked for acknowledgements. */
  acknowledges: boolean
  /** Whether it can undo what is packed. */
  unpacks?: boolean
  /** The form of agenda that it writes; undefined for a client that didn't say. */
  schema?: number
  /** What is kept of it before its answer, as far as that is counted together with its person's other connections. */
  kept?: Parcel
}

/** One person's socket, as the relay sees it: frames out, and what has been counted of what came in. */
export class Connection {
  visitor: Visitor
  readonly hearsRole: boolean
  readonly acknowledges: boolean
  readonly unpacks: boolean
  readonly schema: number | undefined
  readonly openedAt: number
  #durable = 0
  /** How many of those it has heard of. */
  #acknowledged = 0
  /** When something was last written to it, or heard from it. */
  wroteAt: number
  heardAt: number
  /**
   * What a slow reader has missed: everything behind this position of the room's log, and the answers to these questions.
   * Made up for when it has taken what it was sent.
   */
  missedFrom: number | null = null
  missedQuestion: (() => void) | null = null
  /**
   * Updates that rest on what this client has yet to tell in its answer to our question: they wait for it, because as
   * parts that wait they could be more than a room may hold. Null once it has answered.
   */
  beforeAnswer: Uint8Array[] | null = []
  readonly kept: Parcel | undefined
  readonly #line: Line
  readonly #entry: Entry | undefined
  readonly #clock: Clock
  #answerBytes = 0
  #stuck: { since: number; bytes: number } | null = null
  #allowance = { messages: 0, since: 0 }

  constructor({
    line,
    visitor,
    entry,
    hearsRole = false,
    clock,
    acknowledges,
    unpacks = false,
    schema,
    kept,
  }: ConnectionParts) {
    this.#line = line
    this.#entry = entry
    this.hearsRole = hearsRole
    this.#clock = clock
    this.visitor = visitor
    this.acknowledges = acknowledges
    this.unpacks = unpacks
    this.schema = schema
    this.kept = kept
    this.openedAt = clock.now()
    this.wroteAt = this.openedAt
    this.heardAt = this.openedAt
    this.#allowance.since = this.openedAt
  }

  get isOpen(): boolean {
    return this.#line.isOpen
  }

  get queuedBytes(): number {
    return this.#line.queuedBytes
  }

  /** Whether it is behind with reading, so that what will be outdated soon had better not be sent. */
  get isBehind(): boolean {
    return this.#line.queuedBytes > behindBytes
  }

  /** Whether its queue is full: nothing more is added until it has drained. */
  get isFull(): boolean {
    return this.missedFrom !== null || this.#line.queuedBytes > limits.queueBytes + this.#answerBytes
  }

  /** How many updates of this connection are on disk. */
  get durable(): number {
    return this.#durable
  }

  /** So many more of its updates are on disk. */
  keep(updates: number): void {
    this.#durable += updates
  }

  /** Whether it asked for acknowledgements and hasn't heard of all that is on disk. */
  get isOwedAcknowledgement(): boolean {
    return this.acknowledges && this.#acknowledged < this.#durable
  }

  /** How many of its updates are on disk, as the frame to be written now. */
  acknowledgement(): Buffer {
    this.#acknowledged = this.#durable
    return acknowledgementFrame(this.#durable)
  }

  /** Writes whole frames, as one write. */
  write(frames: readonly Uint8Array[]): void {
    if (!this.isOpen || frames.length === 0) return
    this.wroteAt = this.#clock.now()
    this.#line.write(frames)
  }

  /** Writes the answer to a question for content, which may be as large as the agenda. */
  writeAnswer(frames: readonly Uint8Array[]): void {
    this.write(frames)
    if (!this.isOpen || this.#line.queuedBytes === 0) return
    let bytes = 0
    for (const frame of frames) bytes += frame.length
    this.#answerBytes = Math.max(this.#answerBytes, bytes)
  }

  /** The other end has taken everything. */
  drained(): void {
    this.#answerBytes = 0
    this.#stuck = null
  }

  /** Counts a message that came in. Who sends more than its share is read on later, and loses nothing. */
  count(): void {
    const now = this.#clock.now()
    this.heardAt = now
    if (now - this.#allowance.since > 1_000) this.#allowance = { messages: 0, since: now }
    this.#allowance.messages += 1
    if (this.#allowance.messages !== limits.messagesPerSecond) return
    this.#line.stopReading()
    this.#clock.after(this.#allowance.since + 1_000 - now, () => this.#line.readOn())
  }

  /** Whether it has been behind for long and takes nothing. Asked at each beat of the heart. */
  isStuck(now: number): boolean {
    const bytes = this.#line.queuedBytes
    if (!this.isFull) this.#stuck = null
    else if (this.#stuck === null || bytes < this.#stuck.bytes) this.#stuck = { since: now, bytes }
    return this.#stuck !== null && now - this.#stuck.since > stuckMs
  }

  /** Rights have changed, perhaps not this one's: it hears what it may from now on, or goes. Nobody else notices. */
  checkRights(room: string): void {
    if (this.#entry === undefined) return
    const now = this.#entry(room)
    if (now === null || typeof now === 'string') {
      this.close(now ?? 'notAllowed')
      return
    }
    const before = this.visitor.role
    this.visitor = now
    if (now.role !== before && this.hearsRole) this.write([roleFrame(now.role)])
  }

  ping(): void {
    if (this.isOpen) this.#line.ping()
  }

  close(reason: CloseReason): void {
    this.#line.close(reason)
  }

  /** Cuts the line to a peer that is no longer there. */
  cut(): void {
    this.#line.cut()
  }
}
