import * as Y from 'yjs'
import { agendaOf, blocksOf } from '../keys.ts'
import type { Writer } from '../writer.ts'

/** What is put back is nobody's step: it can't be undone. */
const putBack = Symbol('an older value came in the place of what a colleague wrote')

/**
 * What one can undo in an open agenda: one's own work, and never what came from others.
 *
 * At once: Yjs doesn't let an undo write over what a colleague wrote in the same key since; but what an undo brought back counts as
 * one's own for it. Who picked one of two values, took the pick back and went on undoing, put what stood there before the colleague's value
 * in the place of it. Here the colleague's value stays, whatever brought it back. `captureTimeoutMs`: see Yjs.
 */
export function undoOf(doc: Y.Doc, writer: Writer, captureTimeoutMs = 500): Y.UndoManager {
  const undo = new Y.UndoManager([blocksOf(doc), agendaOf(doc)], {
    trackedOrigins: new Set<unknown>([writer]),
    captureTimeout: captureTimeoutMs,
  })
  const own = new Set<number>()
  doc.on('afterTransaction', (transaction) => {
    // Yjs changes it when another has the same
    if (transaction.local) own.add(doc.clientID)
    if (transaction.origin !== undo) return
    const covered = [...transaction.changed].flatMap(([type, keys]) =>
      type instanceof Y.Map ? [...keys].flatMap((key) => coveredIn(transaction, type, key, own)) : [],
    )
    if (covered.length === 0) return
    doc.transact(() => {
      for (const { map, key, value } of covered) map.set(key, value)
    }, putBack)
  })
  return undo
}

type Covered = { map: Y.Map<unknown>; key: string; value: unknown }

/** What another wrote under a key, if a transaction put something in its place that stood there before it. */
function coveredIn(
  transaction: Y.Transaction,
  map: Y.Map<unknown>,
  key: string | null,
  own: ReadonlySet<number>,
): Covered[] {
  const now = key === null ? undefined : map._map.get(key)
  if (key === null || now === undefined || now.deleted) return []
  const written: Y.Item[] = []
  for (let item: Y.Item | null = now; item !== null; item = item.left) written.unshift(item)
  const before = written.findLast((item) => stoodBefore(transaction, item))
  if (before === undefined || before === now || !(before.content instanceof Y.ContentAny)) return []
  const [shown, brought] = [firstOf(written, before), firstOf(written, now)]
  if (own.has(shown.id.client) || written.indexOf(brought) >= written.indexOf(shown)) return []
  return [{ map, key, value: before.content.getContent()[0] }]
}

/** Whether an item was what its key held when a transaction began. */
function stoodBefore({ beforeState, deleteSet }: Y.Transaction, { id, deleted }: Y.Item): boolean {
  return id.clock < (beforeState.get(id.client) ?? 0) && (!deleted || Y.isDeleted(deleteSet, id))
}

/** What was written first of what an item brought back; the item itself when it brought back nothing. */
function firstOf(written: readonly Y.Item[], item: Y.Item): Y.Item {
  const earlier = written.find(({ redone }) => redone !== null && Y.compareIDs(redone, item.id))
  return earlier === undefined ? item : firstOf(written, earlier)
}
