import { type Difference, newAgendaDoc, readDifferences, type Span } from '@lea/agenda'
import * as Y from 'yjs'

/** What takes longer in a large agenda than a key may wait: done beside the page, by name. */
export const sinceWork = {
  /** One update with what all of these hold. */
  join(updates: readonly Uint8Array[]): Uint8Array {
    const doc = newAgendaDoc()
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    const joined = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return joined
  },

  /** What is different in an agenda after an update; `ownErased`: what of its words this device took away. */
  findDifferences(base: Uint8Array, update: Uint8Array, ownErased: readonly Span[]): readonly Difference[] {
    return readDifferences(base, update, ownErased)
  },
}

export type SinceWork = typeof sinceWork
