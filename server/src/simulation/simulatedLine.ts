import { type CloseReason, closeCode, mayReconnectAfter } from '@lea/protocol'
import type { Clock } from '../clock.ts'
import type { Line } from '../relay/connection.ts'
import type { Random } from './random.ts'

/** What happens at the relay's end of a line. */
export type RelayEnd = {
  heard: (message: Uint8Array) => void
  ponged: () => void
  drained: () => void
  closed: () => void
}

/** What happens at a person's end. */
export type PersonEnd = {
  heard: (message: Uint8Array) => unknown
  closed: (reason: CloseReason | 'broken') => unknown
}

/** As much as the system takes from us before a socket asks us to wait. */
const systemBytes = 64 * 1024

/**
 * A websocket between a person and the relay: messages arrive whole, in order, and late. A person can stop reading, and
 * the line can break at any moment; what was on its way then is lost.
 */
export class SimulatedLine implements Line {
  isOpen = true
  queuedBytes = 0
  relayEnd: RelayEnd | null = null
  readonly #clock: Clock
  readonly #random: Random
  readonly #person: PersonEnd
  readonly #toPerson: Uint8Array[] = []
  #mustDrain = false
  #reads = true
  #arrivesAt = { person: 0, relay: 0 }

  constructor(clock: Clock, random: Random, person: PersonEnd) {
    this.#clock = clock
    this.#random = random
    this.#person = person
  }

  // The relay's side.

  write(frames: readonly Uint8Array[]): void {
    for (const frame of frames) {
      this.#toPerson.push(withoutHeader(frame))
      this.queuedBytes += frame.length
    }
    if (this.queuedBytes > systemBytes) this.#mustDrain = true
    this.#later('person', () => this.#take())
  }

  /** A browser answers a ping by itself, when it reads. */
  ping(): void {
    this.#later('person', () => {
      if (this.#reads) this.#later('relay', () => this.relayEnd?.ponged())
    })
  }

  close(reason: CloseReason): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#later('person', () => {
      this.#reads = true
      this.#take()
      this.#person.closed(reason)
    })
    this.#clock.after(0, () => this.relayEnd?.closed())
  }

  cut(): void {
    this.break()
  }

  stopReading(): void {}

  readOn(): void {}

  // The person's side.

  say(message: Uint8Array): void {
    this.#later('relay', () => this.relayEnd?.heard(message))
  }

  set reads(reads: boolean) {
    this.#reads = reads
    if (reads) this.#take()
  }

  /** The line breaks: neither side is told anything but that. */
  break(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#toPerson.length = 0
    this.#clock.after(0, () => this.#person.closed('broken'))
    this.#clock.after(this.#random.between(0, 50), () => this.relayEnd?.closed())
  }

  #take(): void {
    if (!this.#reads) return
    const messages = this.#toPerson.splice(0)
    this.queuedBytes = 0
    for (const message of messages) this.#person.heard(message)
    if (!this.#mustDrain) return
    this.#mustDrain = false
    this.#clock.after(0, () => this.relayEnd?.drained())
  }

  #later(end: 'person' | 'relay', work: () => void): void {
    const at = Math.max(this.#arrivesAt[end], this.#clock.now() + this.#random.fraction() * 20)
    this.#arrivesAt[end] = at
    this.#clock.after(at - this.#clock.now(), work)
  }
}

/** Whether a person's program comes back by itself after this. */
export function comesBack(reason: CloseReason | 'broken'): boolean {
  return reason === 'broken' || (reason in closeCode && mayReconnectAfter(reason))
}

function withoutHeader(frame: Uint8Array): Uint8Array {
  const length = (frame[1] ?? 0) & 0x7f
  return frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10)
}
