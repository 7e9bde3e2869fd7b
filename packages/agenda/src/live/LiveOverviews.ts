import type * as Y from 'yjs'
import { readChanges } from '../document/changes.ts'
import type { Tree } from '../document/tree.ts'
import type { Fact, Facts } from '../overviews/facts.ts'
import { creation } from '../writer.ts'
import type { AgendaView, LiveAgenda } from './LiveAgenda.ts'
import type { BlockView } from './view.ts'

/** A pure function of the facts, such as `linksOf`; the function itself is the name under which its answer is kept. */
export type Overview<T> = (facts: Facts) => T

type Kept = {
  value: unknown
  tree: Tree
  agenda: AgendaView
  day: string
  /** Blocks of which the title or fields were read, and those of which the body was. */
  reads: Set<string>
  bodies: Set<string>
}

/**
 * Overviews of a live agenda. An answer stays the same object until something that it was made of changes: the tree, the
 * agenda's own fields, the day, or a block that it read. What is typed in a body matters only to those that read that body.
 */
export class LiveOverviews {
  readonly #doc: Y.Doc
  readonly #live: LiveAgenda
  readonly #today: () => string
  readonly #onError: (error: unknown) => void
  readonly #kept = new Map<Overview<unknown>, Kept>()
  readonly #listeners = new Map<Overview<unknown>, Set<() => void>>()

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
    const kept = this.#kept.get(overview)
    if (kept && !this.#isOld(kept)) return kept.value as T
    const reads = new Set<string>()
    const bodies = new Set<string>()
    const [tree, agenda, day] = [this.#live.tree(), this.#live.agenda(), this.#today()]
    const facts = new Map<string, Fact | undefined>()
    const read = (id: string): Fact | undefined => {
      if (reads.has(id)) return facts.get(id)
      reads.add(id)
      const view = this.#live.block(id)
      const fact = view && new LiveFact(view, bodies)
      facts.set(id, fact)
      return fact
    }
    const value = overview({ tree, read, agenda: agenda.fields, day })
    this.#kept.set(overview, { value, tree, agenda, day, reads, bodies })
    return value
  }

  /** Calls `listener` whenever the answer of an overview may have changed; the answer is the way to stop. */
  subscribe<T>(overview: Overview<T>, listener: () => void): () => void {
    const call = () => listener()
    const calls = this.#listeners.get(overview) ?? new Set()
    calls.add(call)
    this.#listeners.set(overview, calls)
    return () => calls.delete(call)
  }

  #isOld({ tree, agenda, day }: Kept): boolean {
    return tree !== this.#live.tree() || agenda !== this.#live.agenda() || day !== this.#today()
  }

  readonly #follow = (transaction: Y.Transaction): void => {
    // Nobody asked: what is typed then costs nothing.
    if (this.#kept.size === 0 || transaction.origin === creation) return
    const { blocks } = readChanges(this.#doc, transaction)
    for (const [overview, kept] of this.#kept) {
      let isTouched = this.#isOld(kept)
      for (const [id, change] of blocks) {
        if ((change.head || change.title || change.fields.size > 0) && kept.reads.has(id)) isTouched = true
        if (change.body && kept.bodies.has(id)) isTouched = true
      }
      if (!isTouched) continue
      this.#kept.delete(overview)
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

/** One block as a fact that notes when its body is read. */
class LiveFact implements Fact {
  readonly titleText: string
  readonly fields: BlockView['fields']
  readonly #view: BlockView
  readonly #bodies: Set<string>

  constructor(view: BlockView, bodies: Set<string>) {
    this.titleText = view.titleText
    this.fields = view.fields
    this.#view = view
    this.#bodies = bodies
  }

  get body(): BlockView['body'] {
    this.#bodies.add(this.#view.id)
    return this.#view.body
  }
}

function surface(error: unknown): void {
  void Promise.reject(error)
}
