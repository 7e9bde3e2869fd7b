import type * as Y from 'yjs'
import { agendaKey, agendaOf, schemaVersion } from '../keys.ts'

/** The version of the document's form, or undefined for a document that is no agenda (yet). */
export function readSchemaVersion(doc: Y.Doc): number | undefined {
  const version = agendaOf(doc).get(agendaKey.schemaVersion)
  if (version === undefined) return undefined
  // A version that isn't a number was written by a build that we don't know: newer than ours, to be careful.
  return typeof version === 'number' ? version : Number.POSITIVE_INFINITY
}

/** Whether the document is of a newer form than this build writes. It is shown then, and every command refuses. */
export function isNewer(doc: Y.Doc): boolean {
  return (readSchemaVersion(doc) ?? 0) > schemaVersion
}
