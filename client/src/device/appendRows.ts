import type { Database } from './database.ts'
import { noteOwnClients } from './relayKnowledge.ts'
import type { NewRow, OwnChanges } from './rows.ts'

/**
 * Adds rows, and notes which changes in them are of this device, in one transaction, which may be part of a larger one.
 * Answers the ids of the first and the last row.
 */
export async function appendRows(
  database: Database,
  agenda: string,
  rows: NewRow[],
  { changes, clients, places }: OwnChanges,
): Promise<{ first: number; last: number }> {
  return database.transaction('rw', database.updates, database.relay, async () => {
    const own = { changes, clients: [...clients], places: [...places] }
    const last = await database.updates.bulkAdd(rows.map((row, at) => (at === 0 ? { ...row, ...own } : row)))
    await noteOwnClients(database, agenda, clients)
    return { first: last - rows.length + 1, last }
  })
}
