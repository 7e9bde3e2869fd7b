import type * as Y from 'yjs'
import { type Changes, readChanges } from '../document/changes.ts'
import type { Tree } from '../document/tree.ts'
import type { Fact, FactFields, Facts, Overview } from '../overviews/facts.ts'
import { creation } from '../writer.ts'
import type { AgendaView, LiveAgenda } from './LiveAgenda.ts'
import type { BlockView } from './view.ts'

/** An answer, and all that it was made of: what it didn't look at can change without it growing old. */
type Kept = {
  value: unknown
  tree: Tree
  agenda: AgendaView | undefined
  day: string | undefined
  titles: Set<string>
  fields: Set<string>
  bodies: Set<string>
  /** Answers of other overviews that it asked for. */
  parts: Map<Overview<unknown>, Kept>
}

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
  /** A view is the same object until it changes; so is what overviews see of it, and what they remember with it. */
  readonly #facts = new WeakMap<BlockView, LiveFact>()
  /** Facts by id, of one revision of the live agenda: after a move all of them are there still. */
  #factById = new Map<string, LiveFact>()
  #revision = -1
  #reading: Kept | undefined

  /** `today` answers the ISO day that counts as today. `onError` hears what a listener threw. */
  constructor(doc: Y.Doc, live: LiveAgenda, today: () => string, onError: (error: unknown) => void = surface) {
    this.#doc = doc
    this.#live = live
    this.#today = today
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
  note(what: 'titles' | 'fields' | 'bodies', id: string): void {
    this.#reading?.[what].add(id)
  }

  #keptOf(overview: Overview<unknown>): Kept {
    const before = this.#kept.get(overview)
    if (before && !this.#isOld(before)) return before
    const kept: Kept = {
      value: undefined,
      tree: this.#live.tree(),
      agenda: undefined,
      day: undefined,
      titles: new Set(),
      fields: new Set(),
      bodies: new Set(),
      parts: new Map(),
    }
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
    }
  }

  #factOf(id: string): LiveFact | undefined {
    if (this.#revision !== this.#live.revision()) {
      this.#factById = new Map()
      this.#revision = this.#live.revision()
    }
    const known = this.#factById.get(id)
    if (known) return known
    const view = this.#live.block(id)
    if (!view) return undefined
    const fact = this.#facts.get(view) ?? new LiveFact(view, this)
    this.#facts.set(view, fact)
    this.#factById.set(id, fact)
    return fact
  }

  #isOld({ tree, agenda, day, parts }: Kept): boolean {
    if (tree !== this.#live.tree()) return true
    if ((agenda && agenda !== this.#live.agenda()) || (day !== undefined && day !== this.#today())) return true
    for (const [overview, part] of parts) if (this.#kept.get(overview) !== part || this.#isOld(part)) return true
    return false
  }

  readonly #follow = (transaction: Y.Transaction): void => {
    // Nobody asked: what is typed then costs nothing.
    if (this.#kept.size === 0 || transaction.origin === creation) return
    const changes = readChanges(this.#doc, transaction)
    const forgotten: Overview<unknown>[] = []
    for (const [overview, kept] of this.#kept) {
      if (!isTouched(kept, changes) && !this.#isOld(kept)) continue
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
}

function isTouched({ titles, fields, bodies }: Kept, { blocks }: Changes): boolean {
  for (const [id, change] of blocks) {
    if ((change.head || change.title) && titles.has(id)) return true
    if ((change.head || change.fields.size > 0) && fields.has(id)) return true
    if (change.body && bodies.has(id)) return true
  }
  return false
}

/** One block as a fact that notes what of it is looked at. */
class LiveFact implements Fact {
  readonly #view: BlockView
  readonly #overviews: LiveOverviews

  constructor(view: BlockView, overviews: LiveOverviews) {
    this.#view = view
    this.#overviews = overviews
  }

  get titleText(): string {
    this.#overviews.note('titles', this.#view.id)
    return this.#view.titleText
  }

  get fields(): BlockView['fields'] {
    this.#overviews.note('fields', this.#view.id)
    return this.#view.fields
  }

  get body(): BlockView['body'] {
    this.#overviews.note('bodies', this.#view.id)
    return this.#view.body
  }
}

function surface(error: unknown): void {
  void Promise.reject(error)
}
