import * as Y from 'yjs'
import { afterFrame } from './afterFrame.ts'

export type OutboxOptions = {
  send: (update: Uint8Array) => void
  /** Calls back when the next frame has been made. */
  afterFrame?: (then: () => void) => void
}

/**
 * What one types, on its way to the relay. A letter goes out right after the frame that shows it, because handing it to the
 * browser's socket takes as long as drawing part of that frame. What is written before one frame goes as one update: an
 * acknowledgement then is for all of it.
 */
export class Outbox {
  readonly #send: (update: Uint8Array) => void
  readonly #afterFrame: (then: () => void) => void
  #updates: Uint8Array[] = []

  constructor({ send, afterFrame: after = afterFrame }: OutboxOptions) {
    this.#send = send
    this.#afterFrame = after
  }

  put(update: Uint8Array): void {
    this.#updates.push(update)
    if (this.#updates.length === 1) this.#afterFrame(() => this.flush())
  }

  /** Sends what waits now. */
  flush(): void {
    const updates = this.#updates
    this.#updates = []
    const [first, ...others] = updates
    if (first !== undefined) this.#send(others.length === 0 ? first : Y.mergeUpdates(updates))
  }
}
