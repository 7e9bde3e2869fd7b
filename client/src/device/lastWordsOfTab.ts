import * as Y from 'yjs'
import { randomId } from './device.ts'
import { type FoundWords, findLastWords, forget, keepLastWords, type LastWords, placeOfLastWords } from './lastWords.ts'
import type { Acknowledged } from './relayKnowledge.ts'
import { updatesToRows } from './rows.ts'

/** So often at most they are kept while the database stores nothing, or is in doubt. */
const keepAgainMs = 500

/** What a store has not stored. `whole`: it has to write the whole agenda, and that is what its updates are. */
export type Unstored = Omit<LastWords, 'stay'> & { whole: boolean }

type Lacked = Pick<LastWords, 'changes' | 'clients' | 'places'>

type Parts = {
  /** Name of the database, and id of the agenda. */
  database: string
  agendaId: string
  doc: () => Y.Doc | undefined
  /** null: all of it is stored. */
  unstored: () => Unstored | null
}

/**
 * The last words of one tab, and those of earlier tabs that it found, until all of them are stored.
 *
 * A browser whose disk was full says that it stores again, and throws all of it away at its next start. So once the database
 * has failed it is doubted until the relay has everything, over visits: what the relay lacks stays in the last words as well.
 */
export class LastWordsOfTab {
  readonly #parts: Parts
  readonly #place: string
  readonly #key: string
  readonly #entries = new Map<string, FoundWords['entry']>()
  #isDoubtful = false
  #later: ReturnType<typeof setTimeout> | undefined
  /** What the relay has, and what of this device it may lack. */
  #relayHas: ReadonlyMap<number, number> = new Map()
  #lacked = nothing()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#place = placeOfLastWords(parts.database, parts.agendaId)
    this.#key = this.#place + randomId()
  }

  /** Those of earlier tabs; they stay where they are until `stored` or `confirmed`. */
  find(): FoundWords[] {
    const found = findLastWords(this.#place)
    for (const { entry, stay } of found) {
      this.#entries.set(entry.key, entry)
      this.#isDoubtful ||= stay
    }
    return found
  }

  /** Begins with what the relay is known to have, last words of earlier tabs included. */
  begin({ clocks, waiting, ownClients, places }: Acknowledged): void {
    this.#relayHas = clocks
    this.#note({ changes: waiting, clients: ownClients, places })
  }

  /** A change was made here, under this client id of Yjs. */
  changed(client: number, places: Iterable<string>): void {
    this.#note({ changes: 1, clients: new Set([client]), places: new Set(places) })
  }

  /** Keeps what isn't stored where it outlives a page that goes now; the whole agenda too, unless that is asked not to. */
  keep({ evenWhole }: { evenWhole: boolean }): void {
    if (this.#isDoubtful) {
      this.#keepLacked()
      return
    }
    const unstored = this.#parts.unstored()
    if (unstored === null || (unstored.whole && !evenWhole)) return
    const { agendaId } = this.#parts
    const entry = keepLastWords(this.#key, { ...unstored, updates: asRows(agendaId, unstored.updates), stay: false })
    if (entry) this.#entries.set(entry.key, entry)
  }

  /** Soon, and once for all that is typed until then. The whole agenda, twice a second, would soon leave no room. */
  keepSoon(): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined
      this.keep({ evenWhole: false })
    }, keepAgainMs)
  }

  /** The database says that it has what it was given, and, if `isAll`, all that there is. `hasFailed`: it refused some of that before. */
  stored({ isAll, hasFailed }: { isAll: boolean; hasFailed: boolean }): void {
    this.#isDoubtful ||= hasFailed
    if (this.#isDoubtful && this.#lacked.changes > 0) this.keepSoon()
    else if (isAll) this.#forgetAll()
  }

  /** How much the relay may lack, for `confirmed`. */
  lacked(): number {
    return this.#lacked.changes
  }

  /** The relay has everything up to this state vector, as of the moment at which it lacked so much (`lacked`). */
  confirmed(stateVector: Uint8Array, lacked: number): void {
    this.#relayHas = Y.decodeStateVector(stateVector)
    // something was written meanwhile
    if (lacked !== this.#lacked.changes) return
    this.#lacked = nothing()
    this.#stopWaiting()
    this.#forgetAll()
  }

  /** Keeps what was to be kept soon. */
  close(): void {
    if (this.#later !== undefined) this.keep({ evenWhole: true })
    this.#stopWaiting()
  }

  /** Keeps in the same place all that the relay lacks, in place of what was kept there before. */
  #keepLacked(): void {
    this.#stopWaiting()
    const { agendaId } = this.#parts
    const doc = this.#parts.doc()
    if (!doc || this.#lacked.changes === 0) return
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(this.#relayHas)))
    const entry = keepLastWords(this.#key, { updates: asRows(agendaId, [update]), ...this.#lacked, stay: true })
    if (!entry) return
    // those of earlier tabs are in it
    this.#entries.delete(entry.key)
    this.#forgetAll()
    this.#entries.set(entry.key, entry)
  }

  #forgetAll(): void {
    for (const entry of this.#entries.values()) forget(entry)
    this.#entries.clear()
  }

  #stopWaiting(): void {
    clearTimeout(this.#later)
    this.#later = undefined
  }

  #note({ changes, clients, places }: Lacked): void {
    this.#lacked.changes += changes
    for (const client of clients) this.#lacked.clients.add(client)
    for (const place of places) this.#lacked.places.add(place)
  }
}

function nothing(): Lacked {
  return { changes: 0, clients: new Set(), places: new Set() }
}

function asRows(agendaId: string, updates: Uint8Array[]): Uint8Array[] {
  return updatesToRows(agendaId, updates).map(({ bytes }) => bytes)
}

/** Brings last words into the document. Answers whether there was, or may have been, anything in it that the document didn't have. */
export function applyLastWords(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): boolean {
  let isNew = false
  const note = () => {
    isNew = true
  }
  doc.on('update', note)
  try {
    for (const update of updates) Y.applyUpdate(doc, update, origin)
  } catch (error) {
    console.error('Last words', error)
  } finally {
    doc.off('update', note)
  }
  // what builds on something that isn't here is kept until that comes
  return isNew || doc.store.pendingStructs !== null
}
