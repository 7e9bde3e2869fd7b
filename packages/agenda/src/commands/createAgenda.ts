import type * as Y from 'yjs'
import { readSchemaVersion } from '../document/schemaVersion.ts'
import { setAgendaField } from '../fields/setField.ts'
import { agendaKey, agendaOf, schemaVersion } from '../keys.ts'
import type { Period } from '../values/period.ts'
import type { Writer } from '../writer.ts'

/** What a new agenda begins with. `kind` is one of the choices of that field in `agendaFields`. */
export type AgendaDraft = { title: string; municipality?: string; kind: string; period?: Period }

/**
 * Makes an agenda of an empty document: its version, its day and its own fields. Throws for a document that is an agenda
 * already, and for a value that doesn't fit its field.
 *
 * At once: one person makes an agenda, before anybody else knows its id.
 */
export function createAgenda(doc: Y.Doc, writer: Writer, draft: AgendaDraft): void {
  if (readSchemaVersion(doc) !== undefined) throw new Error('createAgenda wants an empty document, got an agenda')
  doc.transact(() => {
    agendaOf(doc).set(agendaKey.schemaVersion, schemaVersion)
    agendaOf(doc).set(agendaKey.createdAt, new Date().toISOString())
    for (const [field, value] of Object.entries({ status: 'draft', ...draft })) {
      const set = setAgendaField(doc, writer, field, value)
      if (!set.ok) throw new Error(`createAgenda: ${set.refusal} (${field})`)
    }
  }, writer)
}
