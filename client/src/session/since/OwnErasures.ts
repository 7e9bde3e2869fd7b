import { joinSpans, noteErasure, type Span, type Writer } from '@lea/agenda'
import type * as Y from 'yjs'
import { placeOf } from '../place.ts'

/** At least this long passes between two notes of this tab about one text; what it erases meanwhile is noted at the end of it. */
const pauseMs = 60_000

/** Own words that stood so long may have been seen by a colleague who has left since. */
const seenMs = 5_000

/**
 * What this tab takes out of texts: Yjs keeps who wrote a word, not who took it away. It is kept for one's own list of what
 * changed, and for that of colleagues it is noted in the document (`noteErasure`), but for words that one typed just now.
 */
export class OwnErasures {
  readonly #doc: Y.Doc
  readonly #writer: Writer
  readonly #noted = new Map<string, number>()
  /** Notes that wait for the end of a pause. */
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; write: () => void }>()
  /** Own words below this clock of Yjs are old enough to have been seen. */
  #settled = 0
  #sample = { clock: 0, at: Date.now() }
  #lastAt = Date.now()

  constructor(doc: Y.Doc, writer: Writer) {
    this.#doc = doc
    this.#writer = writer
  }

  /** The texts ('<block>:<part>') and the items that a transaction of this tab took words out of. */
  read({ doc, changed, deleteSet, beforeState }: Y.Transaction): { touched: string[]; erased: Span[] } {
    this.#settle(beforeState.get(doc.clientID) ?? 0)
    if (deleteSet.clients.size === 0) return { touched: [], erased: [] }
    const places = new Map<string, { block: string; part: 'title' | 'body' }>()
    for (const type of changed.keys()) {
      const place = placeOf(doc, type as Y.AbstractType<unknown>)
      if (place?.key === 'title' || place?.key === 'body')
        places.set(`${place.block}:${place.key}`, { block: place.block, part: place.key })
    }
    if (places.size === 0) return { touched: [], erased: [] }
    const erased = [...deleteSet.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }): Span => [client, clock, len]),
    )
    const isOld = ([client, clock]: Span) => client !== doc.clientID || clock < this.#settled
    const isThere = ([client, clock]: Span) => clock < (beforeState.get(client) ?? 0)
    if (erased.some((span) => isThere(span) && isOld(span))) {
      for (const [id, place] of places) this.#noteSoon(id, place)
    }
    return { touched: [...places.keys()], erased: joinSpans(erased) }
  }

  /** Writes the notes that wait: one looks away, and may not come back. */
  writeWaiting(): void {
    for (const { timer, write } of [...this.#waiting.values()]) {
      clearTimeout(timer)
      write()
    }
  }

  /** Drops the notes that wait: nothing may come into a document that is being closed, which has just said that all of it is sent. */
  end(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  #noteSoon(id: string, { block, part }: { block: string; part: 'title' | 'body' }): void {
    if (this.#waiting.has(id)) return
    const write = () => {
      this.#waiting.delete(id)
      this.#noted.set(id, Date.now())
      noteErasure(this.#doc, this.#writer, block, part)
    }
    // a note is a change of its own, after this one
    const wait = Math.max(0, (this.#noted.get(id) ?? 0) + pauseMs - Date.now())
    this.#waiting.set(id, { timer: setTimeout(write, wait), write })
  }

  #settle(clock: number): void {
    const now = Date.now()
    const rested = now - this.#lastAt >= seenMs
    this.#lastAt = now
    if (!rested && now - this.#sample.at < seenMs) return
    this.#settled = rested ? clock : this.#sample.clock
    this.#sample = { clock, at: now }
  }
}
