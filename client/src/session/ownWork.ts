import { characterStart } from '@lea/agenda'
import * as Y from 'yjs'
import type { Acknowledged } from '../device/relayKnowledge.ts'

export type Deletions = ReturnType<typeof Y.createDeleteSet>

/**
 * What was written on this device and what of it the relay has: by client id and clock of Yjs, over this visit and the
 * earlier ones whose work may not have arrived.
 */
export class OwnWork {
  readonly #doc: Y.Doc
  readonly #clients: Set<number>
  readonly #acknowledged: Map<number, number>

  constructor(doc: Y.Doc, { ownClients, clocks }: Acknowledged) {
    this.#doc = doc
    this.#clients = new Set(ownClients)
    this.#acknowledged = new Map(clocks)
  }

  /** A change was made here, under the document's present client id (Yjs changes it when another has the same). */
  note(): void {
    this.#clients.add(this.#doc.clientID)
  }

  /** The relay has everything that is in the document now. */
  confirm(): void {
    for (const client of this.#clients) this.#acknowledged.set(client, Y.getState(this.#doc.store, client))
  }

  /** Whether earlier visits left work that the relay may not have. */
  hasUnacknowledged(): boolean {
    return [...this.#clients].some(
      (client) => Y.getState(this.#doc.store, client) > (this.#acknowledged.get(client) ?? 0),
    )
  }

  /** Whether an item is text that was written here. */
  wrote({ id, content }: Y.Item): boolean {
    return content instanceof Y.ContentString && this.#clients.has(id.client)
  }

  /** The end of an item's text that was written here and that the relay hasn't acknowledged; '' if there is none. */
  unacknowledgedText(item: Y.Item): string {
    if (!(item.content instanceof Y.ContentString) || !this.#clients.has(item.id.client)) return ''
    const { str } = item.content
    return str.slice(characterStart(str, this.#acknowledgedUnits(item)))
  }

  /**
   * What of an item's text was written here and went down unseen: the relay hadn't acknowledged it, or whoever deleted
   * it didn't know it (`known`: the deletions that they listed; undefined when that can't be told).
   */
  unseenText(item: Y.Item, known: Deletions | undefined): string {
    const { content, id } = item
    if (!known) return this.unacknowledgedText(item)
    if (!(content instanceof Y.ContentString) || !this.#clients.has(id.client)) return ''
    const acknowledged = this.#acknowledgedUnits(item)
    const isSeen = (unit: number) => unit < acknowledged && Y.isDeleted(known, Y.createID(id.client, id.clock + unit))
    let text = ''
    let unit = 0
    // by whole characters: half of one is no text
    for (const character of content.str) {
      const units = Array.from({ length: character.length }, (_, at) => unit + at)
      if (!units.every(isSeen)) text += character
      unit += character.length
    }
    return text
  }

  #acknowledgedUnits({ id }: Y.Item): number {
    return Math.max(0, (this.#acknowledged.get(id.client) ?? 0) - id.clock)
  }
}
