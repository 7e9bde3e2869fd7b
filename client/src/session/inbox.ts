import { syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** At most ten times a second: nobody sees that a colleague's letter is a tenth of a second old. */
const paceMs = 100

export type InboxOptions = {
  /** Reads one message without its frame type, as y-websocket would. */
  readSync: (message: decoding.Decoder) => void
  readPresence: (message: decoding.Decoder) => void
  paceMs?: number
}

/**
 * What colleagues type comes in letter by letter, and each letter costs a transaction, a frame and a row in the store.
 * The inbox hands the first one out at once and gathers what follows for a moment into one message, so that one's own
 * keys never wait in a queue behind those of five others. Order is kept: text before the caret that stands in it.
 */
export class Inbox {
  readonly #readSync: InboxOptions['readSync']
  readonly #readPresence: InboxOptions['readPresence']
  readonly #paceMs: number
  #updates: Uint8Array[] = []
  #presence: Uint8Array[] = []
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor({ readSync, readPresence, paceMs: pace = paceMs }: InboxOptions) {
    this.#readSync = readSync
    this.#readPresence = readPresence
    this.#paceMs = pace
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
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#updates = []
    this.#presence = []
  }

  #handOutSoon(): void {
    if (this.#waiting !== undefined) return
    this.flush()
    this.#rest()
  }

  /** Until this is over messages are gathered; what was gathered is handed out then, and the next rest begins. */
  #rest(): void {
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined
      if (this.#updates.length === 0 && this.#presence.length === 0) return
      this.flush()
      this.#rest()
    }, this.#paceMs)
  }
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
