import { newAgendaDoc } from '@lea/agenda'
import * as Y from 'yjs'
import type { Database } from './database.ts'
import { changesIn, wholeKnowledge } from './relayKnowledge.ts'
import { applyRows, findRows, updatesToRows } from './rows.ts'

/**
 * Takes the stored rows of an agenda together into one. Reads, writes and deletes in one transaction and deletes only
 * rows that it read and could apply, so that whatever another tab stores meanwhile stays. Answers how many went into one.
 */
export async function compactAgenda(database: Database, agenda: string): Promise<number> {
  return database.transaction('rw', database.updates, database.relay, async () => {
    const rows = await findRows(database, agenda, 0)
    const doc = newAgendaDoc()
    const damaged = new Set(applyRows(doc, rows, null))
    const applied = rows.filter((row) => !damaged.has(row))
    if (applied.length < 2) return 0
    const changes = changesIn(applied, wholeKnowledge(await database.relay.get(agenda))?.confirmedRow ?? 0)
    const compacted = updatesToRows(agenda, [Y.encodeStateAsUpdate(doc)])
    await database.updates.bulkAdd(compacted.map((row) => ({ ...row, changes })))
    await database.updates.bulkDelete(applied.map(({ id }) => id))
    doc.destroy()
    return applied.length
  })
}
