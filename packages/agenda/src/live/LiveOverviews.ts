import type * as Y from 'yjs'
import { type Changes, readChanges } from '../document/changes.ts'
import type { Tree } from '../document/tree.ts'
import type { Fact, FactFields, Facts, Overview, Reading } from '../overviews/facts.ts'
import { creation } from '../writer.ts'
import type { AgendaView, LiveAgenda } from './LiveAgenda.ts'
import { Readings } from './Readings.ts'
import type { BlockView } from './view.ts'

/** An answer, and all that it was made of: what it didn't look at can change without it growing old. */
type Kept = {
  value: unknown
  tree: Tree
  agenda: AgendaView | undefined
  day: string | undefined
  /** of each block, by its slot: a sum of `glance`. */
  looked: Uint8Array
  /** Answers of other overviews that it asked for. */
  parts: Map<Overview<unknown>, Kept>
  /** What readings told it of each block. */
  told: Map<Reading<unknown>, ReadonlyMap<string, unknown>>
}

/** What can be looked at in a block. */
const glance = { title: 1, fields: 2, body: 4 } as const

/**
 * Overviews of a live agenda. An answer stays the same object until something that it was made of changes: the tree, the
 * agenda's own fields, the day, an answer that it asked for, or the title, the fields or the body of a block. Each of these matters
 * only to those that looked at it: what is typed in a body is nothing to who reads fields, an amount is nothing to who reads texts.
 */
export class LiveOverviews {
  readonly #doc: Y.Doc
  readonly #live: LiveAgenda
  readonly #today: () => string
  readonly #onError: (error: unknown) => void
  /** Whoever asked for an answer stands behind it in the map, so that one walk forgets both. */
  readonly #kept = new Map<Overview<unknown>, Kept>()
  readonly #listeners = new Map<Overview<unknown>, Set<() => void>>()
  /** A fact is the same object until its block changes; after a move all of them are there still. */
  readonly #factById = new Map<string, LiveFact>()
  /** A number for each block that was ever looked at: noting that is then one write, and it is done a hundred thousand times. */
  readonly #slotById = new Map<string, number>()
  readonly #readings: Readings
  #reading: Kept | undefined
  #wasAsked = false

  /** `today` answers the ISO day that counts as today. `onError` hears what a listener threw. */
  constructor(doc: Y.Doc, live: LiveAgenda, today: () => string, onError: (error: unknown) => void = surface) {
    this.#doc = doc
    this.#live = live
    this.#today = today
    this.#readings = new Readings(live)
    this.#onError = onError
    // After the live agenda's own listener, so that its snapshots are those of after the transaction.
    doc.on('afterTransaction', this.#follow)
  }

  /** Stops listening to the document. */
  destroy(): void {
    this.#doc.off('afterTransaction', this.#follow)
  }

  /** The answer of an overview as the agenda is now. */
  read<T>(overview: Overview<T>): T {
    return this.#keptOf(overview).value as T
  }

  /** Calls `listener` whenever the answer of an overview may have changed; the answer is the way to stop. */
  subscribe<T>(overview: Overview<T>, listener: () => void): () => void {
    const call = () => listener()
    const calls = this.#listeners.get(overview) ?? new Set()
    calls.add(call)
    this.#listeners.set(overview, calls)
    return () => calls.delete(call)
  }

  /** Notes for the overview that is being worked out what it looked at in a block. */
  note(what: number, slot: number): void {
    const reading = this.#reading
    if (!reading) return
    if (slot >= reading.looked.length) {
      const larger = new Uint8Array(2 * slot)
      larger.set(reading.looked)
      reading.looked = larger
    }
    reading.looked[slot] = (reading.looked[slot] ?? 0) | what
  }

  #keptOf(overview: Overview<unknown>): Kept {
    const before = this.#kept.get(overview)
    if (before && !this.#isOld(before)) return before
    const kept: Kept = {
      value: undefined,
      tree: this.#live.tree(),
      agenda: undefined,
      day: undefined,
      looked: new Uint8Array(this.#slotById.size + 64),
      parts: new Map(),
      told: new Map(),
    }
    this.#wasAsked = true
    const outer = this.#reading
    this.#reading = kept
    try {
      kept.value = overview(this.#factsFor(kept))
    } finally {
      this.#reading = outer
    }
    this.#kept.delete(overview)
    this.#kept.set(overview, kept)
    return kept
  }

  #factsFor(kept: Kept): Facts {
    const live = this.#live
    const today = this.#today
    return {
      tree: kept.tree,
      read: (id) => this.#factOf(id),
      get agenda(): FactFields {
        kept.agenda ??= live.agenda()
        return kept.agenda.fields
      },
      get day(): string {
        kept.day ??= today()
        return kept.day
      },
      ask: <T>(overview: Overview<T>): T => {
        const part = this.#keptOf(overview)
        kept.parts.set(overview, part)
        return part.value as T
      },
      each: <T>(reading: Reading<T>): ReadonlyMap<string, T> => {
        const told = this.#readings.read(reading)
        kept.told.set(reading, told)
        return told
      },
    }
  }

  #factOf(id: string): LiveFact | undefined {
    const known = this.#factById.get(id)
    if (known) return known
    const view = this.#live.block(id)
    if (!view) return undefined
    const slot = this.#slotById.get(id) ?? this.#slotById.size
    this.#slotById.set(id, slot)
    const fact = new LiveFact(view, slot, this)
    this.#factById.set(id, fact)
    return fact
  }

  #isOld({ tree, agenda, day, parts, told }: Kept): boolean {
    if (tree !== this.#live.tree()) return true
    if ((agenda && agenda !== this.#live.agenda()) || (day !== undefined && day !== this.#today())) return true
    for (const [reading, answers] of told) if (this.#readings.read(reading) !== answers) return true
    for (const [overview, part] of parts) if (this.#kept.get(overview) !== part || this.#isOld(part)) return true
    return false
  }

  readonly #follow = (transaction: Y.Transaction): void => {
    // Nobody asked: what is typed then costs nothing.
    if (!this.#wasAsked) return
    const changes = readChanges(this.#doc, transaction)
    for (const id of changes.blocks.keys()) this.#factById.delete(id)
    this.#readings.follow(changes)
    if (transaction.origin === creation) return
    const forgotten: Overview<unknown>[] = []
    for (const [overview, kept] of this.#kept) {
      if (!this.#isTouched(kept, changes) && !this.#isOld(kept)) continue
      this.#kept.delete(overview)
      forgotten.push(overview)
    }
    for (const overview of forgotten) {
      for (const call of [...(this.#listeners.get(overview) ?? [])]) {
        try {
          call()
        } catch (error) {
          this.#onError(error)
        }
      }
    }
  }

  #isTouched({ looked }: Kept, { blocks }: Changes): boolean {
    for (const [id, { head, title, fields, body }] of blocks) {
      const changed =
        (head || title ? glance.title : 0) | (head || fields.size > 0 ? glance.fields : 0) | (body ? glance.body : 0)
      const slot = this.#slotById.get(id)
      if (slot !== undefined && ((looked[slot] ?? 0) & changed) !== 0) return true
    }
    return false
  }
}

/** One block as a fact that notes what of it is looked at. */
class LiveFact implements Fact {
  readonly #view: BlockView
  readonly #slot: number
  readonly #overviews: LiveOverviews

  constructor(view: BlockView, slot: number, overviews: LiveOverviews) {
    this.#view = view
    this.#slot = slot
    this.#overviews = overviews
  }

  get titleText(): string {
    this.#overviews.note(glance.title, this.#slot)
    return this.#view.titleText
  }

  get fields(): BlockView['fields'] {
    this.#overviews.note(glance.fields, this.#slot)
    return this.#view.fields
  }

  get body(): BlockView['body'] {
    this.#overviews.note(glance.body, this.#slot)
    return this.#view.body
  }
}

function surface(error: unknown): void {
  void Promise.reject(error)
}
