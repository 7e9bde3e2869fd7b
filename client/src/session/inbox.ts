import { syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Ten times a second, five at least while one types oneself: nobody sees that a colleague's letter is that old. */
const paceMs = 100

export type InboxOptions = {
  /** Reads one message without its frame type, as y-websocket would. */
  readSync: (message: decoding.Decoder) => void
  readPresence: (message: decoding.Decoder) => void
  paceMs?: number
  /** Calls back when the next frame has been made. */
  afterFrame?: (then: () => void) => void
}

/**
 * What colleagues type comes in letter by letter, and each letter costs a transaction, a frame and a row in the store.
 * The inbox hands the first one out at once and gathers what follows for a moment into one message, so that one's own
 * keys never wait in a queue behind those of five others. While one types, what was gathered is handed out right after
 * the frame that shows one's own letter: then the next key is furthest away. Order is kept: text before the caret that
 * stands in it.
 */
export class Inbox {
  readonly #readSync: InboxOptions['readSync']
  readonly #readPresence: InboxOptions['readPresence']
  readonly #paceMs: number
  readonly #afterFrame: (then: () => void) => void
  #lastOwnAt = Number.NEGATIVE_INFINITY
  #lastOutAt = Number.NEGATIVE_INFINITY
  #isFrameAwaited = false
  #isClosed = false
  #updates: Uint8Array[] = []
  #presence: Uint8Array[] = []
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor({ readSync, readPresence, paceMs: pace = paceMs, afterFrame = afterNextFrame }: InboxOptions) {
    this.#readSync = readSync
    this.#readPresence = readPresence
    this.#paceMs = pace
    this.#afterFrame = afterFrame
  }

  /** One's own letter was written here, and the next frame will show it. */
  ownChange(): void {
    this.#lastOwnAt = performance.now()
    if (this.#isFrameAwaited) return
    this.#isFrameAwaited = true
    this.#afterFrame(() => {
      this.#isFrameAwaited = false
      // Half the pace: the next frame of one's own may come too late for the whole of it.
      if (this.#isClosed || this.#isEmpty() || performance.now() - this.#lastOutAt < this.#paceMs / 2) return
      this.flush()
      this.#rest()
    })
  }

  /** A sync message. Only updates are gathered; an answer that someone waits for comes at once, after what waits. */
  sync(decoder: decoding.Decoder, readNow: () => void): void {
    if (decoding.peekVarUint(decoder) !== syncType.update) {
      this.flush()
      readNow()
      return
    }
    decoding.readVarUint(decoder)
    this.#updates.push(decoding.readVarUint8Array(decoder))
    this.#handOutSoon()
  }

  presence(decoder: decoding.Decoder): void {
    this.#presence.push(decoding.readTailAsUint8Array(decoder))
    this.#handOutSoon()
  }

  /** Hands out what waits. */
  flush(): void {
    this.#lastOutAt = performance.now()
    const updates = this.#updates
    const presence = this.#presence
    this.#updates = []
    this.#presence = []
    for (const update of gather(updates)) this.#readSync(updateMessage(update))
    for (const message of presence) this.#readPresence(decoding.createDecoder(message))
  }

  /** The line broke: what was written is read, and nobody is here any more. */
  lose(): void {
    this.#presence = []
    this.flush()
  }

  /** Ends it and drops what waits: the relay has it. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#updates = []
    this.#presence = []
  }

  #handOutSoon(): void {
    if (this.#waiting !== undefined) return
    if (!this.#isTyping()) this.flush()
    this.#rest()
  }

  /** Until this is over messages are gathered; what was gathered is handed out then, and the next rest begins. */
  #rest(): void {
    clearTimeout(this.#waiting)
    const untilMs = this.#isTyping() ? 2 * this.#paceMs : this.#paceMs
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined
      if (this.#isEmpty()) return
      this.flush()
      this.#rest()
    }, untilMs)
  }

  /** Whether one's own next letter is likely to come soon. */
  #isTyping(): boolean {
    return performance.now() - this.#lastOwnAt < 2 * this.#paceMs
  }

  #isEmpty(): boolean {
    return this.#updates.length === 0 && this.#presence.length === 0
  }
}

/** The frame's own callback comes before the frame is made; the task after it comes when it is done. */
function afterNextFrame(then: () => void): void {
  if ('requestAnimationFrame' in globalThis) requestAnimationFrame(() => setTimeout(then))
  else setTimeout(then)
}

/** One update of many; one that can't be read may not take the others down with it. */
function gather(updates: Uint8Array[]): Uint8Array[] {
  if (updates.length < 2) return updates
  try {
    return [Y.mergeUpdates(updates)]
  } catch (error) {
    console.error('Updates of colleagues could not be gathered; each is read by itself', error)
    return updates
  }
}

function updateMessage(update: Uint8Array): decoding.Decoder {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncType.update)
  encoding.writeVarUint8Array(encoder, update)
  return decoding.createDecoder(encoding.toUint8Array(encoder))
}
