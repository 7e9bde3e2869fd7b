import { agendaOf, blocksOf, type Writer } from '@lea/agenda'
import * as Y from 'yjs'

/** What one can undo in an open agenda: one's own work, and never what came from others. */
export function undoOf(doc: Y.Doc, writer: Writer): Y.UndoManager {
  return new Y.UndoManager([blocksOf(doc), agendaOf(doc)], {
    trackedOrigins: new Set<unknown>([writer]),
    captureTimeout: 500,
  })
}
