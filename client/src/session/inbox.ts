import { syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { afterFrame } from './afterFrame.ts'

/** Ten times a second, five at least while one types oneself: nobody sees that a colleague's letter is that old. */
const paceMs = 100

export type InboxOptions = {
  /** Reads one message without its frame type, as y-websocket would. */
  readSync: (message: decoding.Decoder) => void
  readPresence: (message: decoding.Decoder) => void
  paceMs?: number
  /** Calls back when the next frame has been made. */
  afterFrame?: (then: () => void) => void
  /** Called before anything is handed out. */
  beforeReading?: () => void
}

/**
 * What colleagues type comes in letter by letter, and each letter costs a transaction, a frame and a row in the store.
 * The inbox hands the first one out at once and gathers what follows for a moment into one message, so that one's own
 * keys never wait in a queue behind those of five others. While one types, what was gathered is handed out right after
 * the frame that shows one's own letter, at most once a pace: then the next key is furthest away. Order is kept: text
 * before the caret that stands in it. While it is held nothing is handed out at all.
 */
export class Inbox {
  readonly #readSync: InboxOptions['readSync']
  readonly #readPresence: InboxOptions['readPresence']
  readonly #paceMs: number
  readonly #afterFrame: (then: () => void) => void
  readonly #beforeReading: () => void
  #lastOwnAt = Number.NEGATIVE_INFINITY
  #lastOutAt = Number.NEGATIVE_INFINITY
  #isFrameAwaited = false
  #isClosed = false
  #updates: Uint8Array[] = []
  #presence: Uint8Array[] = []
  /** What waits until everything is read that came before it, and what after it. */
  #answers: (() => void)[] = []
  #waiting: ReturnType<typeof setTimeout> | undefined
  /** Hears that something waits for the end of a hold; null: nobody holds. */
  #onWaiting: (() => void) | null = null

  constructor({
    readSync,
    readPresence,
    paceMs: pace = paceMs,
    afterFrame: after = afterFrame,
    beforeReading = tellOfCaret,
  }: InboxOptions) {
    this.#beforeReading = beforeReading
    this.#readSync = readSync
    this.#readPresence = readPresence
    this.#paceMs = pace
    this.#afterFrame = after
  }

  /** One's own letter was written here, and the next frame will show it. */
  ownChange(): void {
    this.#lastOwnAt = performance.now()
    if (this.#isFrameAwaited) return
    this.#isFrameAwaited = true
    this.#afterFrame(() => {
      this.#isFrameAwaited = false
      // Not behind every letter: what is read draws a frame of its own, and for some 40 ms after that the browser lets
      // the next letter wait for the screen's tick.
      if (this.#isClosed || this.#isEmpty() || performance.now() - this.#lastOutAt < this.#paceMs) return
      this.flush()
      this.#rest()
    })
  }

  /**
   * Gathers until what it gives is called: for a word that the browser composes (accents, Japanese, most keyboards of
   * phones), which it puts in the wrong place when the text changes beside it. `onWaiting` hears each time that something
   * waits. One hold at a time.
   */
  hold(onWaiting: () => void): () => void {
    if (this.#onWaiting) throw new Error('What colleagues do is held already')
    this.#onWaiting = onWaiting
    if (!this.#isEmpty()) onWaiting()
    return () => {
      if (this.#onWaiting !== onWaiting) return
      this.#onWaiting = null
      if (!this.#isClosed && !this.#isEmpty()) this.flush()
    }
  }

  /** A sync message. Only updates are gathered; an answer that someone waits for comes at once, after what waits. */
  sync(decoder: decoding.Decoder, readNow: () => void): void {
    const type = decoding.peekVarUint(decoder)
    if (type !== syncType.update) {
      this.flush()
      // a question is answered from what is here; an answer brings what colleagues did
      if (this.#onWaiting === null || type === syncType.step1) readNow()
      else {
        this.#answers.push(readNow)
        this.#onWaiting()
      }
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

  /** Hands out what waits, if nobody holds it. */
  flush(): void {
    if (this.#onWaiting !== null) return
    if (!this.#isEmpty()) this.#beforeReading()
    this.#lastOutAt = performance.now()
    const updates = this.#updates
    const presence = this.#presence
    const answers = this.#answers
    this.#updates = []
    this.#presence = []
    this.#answers = []
    for (const update of gather(updates)) this.#readSync(updateMessage(update))
    for (const read of answers) read()
    for (const message of presence) this.#readPresence(decoding.createDecoder(message))
  }

  /** The line broke: what was written is read, nobody is here any more, and what was asked will be asked again. */
  lose(): void {
    this.#presence = []
    this.#answers = []
    this.flush()
  }

  /** Ends it and drops what waits: the relay has it. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#updates = []
    this.#presence = []
    this.#answers = []
  }

  #handOutSoon(): void {
    this.#onWaiting?.()
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
    return this.#updates.length === 0 && this.#presence.length === 0 && this.#answers.length === 0
  }
}

/**
 * The browser tells of a caret that an arrow key moved only a moment later. An editor that draws a colleague's letter in
 * between would put the caret back where it was.
 */
function tellOfCaret(): void {
  globalThis.document?.dispatchEvent(new Event('selectionchange'))
}

/** One update of many; one that can't be read may not take the others down with it. */
function gather(updates: Uint8Array[]): Uint8Array[] {
  if (updates.length < 2) return updates
  try {
    return [Y.mergeUpdates(updates)]
  } catch (error) {
    console.error('Updates are read one by one', error)
    return updates
  }
}

function updateMessage(update: Uint8Array): decoding.Decoder {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncType.update)
  encoding.writeVarUint8Array(encoder, update)
  return decoding.createDecoder(encoding.toUint8Array(encoder))
}
