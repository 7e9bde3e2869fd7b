import { frameType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

type Entry = { client: number; clock: number; json: string }

/** What the relay and the other tabs are told; null: nothing that is news. */
type Told = { relay: Uint8Array<ArrayBuffer> | null; tabs: Uint8Array<ArrayBuffer> | null }

/**
 * Who is here, on a line that several tabs share: a tab speaks for the client that it announced first, and for nobody
 * else. y-websocket repeats what it hears of others, also that they left, and the relay would believe it on this line.
 */
export class LinePresence {
  /** As which client of Yjs each tab is here: the one that it opens with. */
  readonly #own = new Map<string, number>()
  /** `tab` null: the relay told of them. */
  readonly #here = new Map<number, { tab: string | null; clock: number; json: string }>()
  #lastClock = 0

  noteRelay(message: Uint8Array): void {
    for (const { client, clock, json } of entriesOf(message)) {
      if (this.#here.get(client)?.tab) continue
      if (json === 'null') this.#here.delete(client)
      else this.#here.set(client, { tab: null, clock, json })
    }
  }

  /** What a tab says of itself, for the relay and for the other tabs. */
  take(tab: string, message: Uint8Array): Told {
    const entries = entriesOf(message)
    const [first] = entries
    if (first && !this.#own.has(tab)) this.#own.set(tab, first.client)
    const own = entries.filter(({ client }) => client === this.#own.get(tab))
    for (const { client, clock, json } of own) {
      if (json === 'null') this.#here.delete(client)
      else this.#here.set(client, { tab, clock, json })
    }
    return this.#toldOf(own)
  }

  /** A tab is gone, and those whom it spoke for with it. */
  leave(tab: string): Told {
    const gone = [...this.#here].filter(([, here]) => here.tab === tab)
    for (const [client] of gone) this.#here.delete(client)
    this.#own.delete(tab)
    return this.#toldOf(gone.map(([client, { clock }]) => ({ client, clock: clock + 1, json: 'null' })))
  }

  /** Everybody whom a tab that comes in hasn't heard of; null when that is nobody. */
  greeting(tab: string): Uint8Array<ArrayBuffer> | null {
    const others = [...this.#here].filter(([, here]) => here.tab !== tab)
    return frameOf(others.map(([client, { json }]) => this.#numbered({ client, clock: 0, json })))
  }

  #toldOf(entries: Entry[]): Told {
    return { relay: frameOf(entries), tabs: frameOf(entries.map((entry) => this.#numbered(entry))) }
  }

  /** As the relay numbers what it passes on: a tab may have heard of this client with such a number before. */
  #numbered({ client, json }: Entry): Entry {
    this.#lastClock = Math.max(this.#lastClock + 1, Date.now())
    return { client, clock: this.#lastClock, json }
  }
}

function entriesOf(message: Uint8Array): Entry[] {
  const outer = decoding.createDecoder(message)
  decoding.readVarUint(outer)
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    json: decoding.readVarString(decoder),
  }))
}

function frameOf(entries: readonly Entry[]): Uint8Array<ArrayBuffer> | null {
  if (entries.length === 0) return null
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, json } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, frameType.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(encoder))
  return new Uint8Array(encoding.toUint8Array(frame))
}
