import type { Database } from './database.ts'
import { noteOwnClients } from './relayKnowledge.ts'
import type { NewRow, OwnChanges } from './rows.ts'

/** Adds rows, and notes which changes in them are of this device, in one transaction, which may be part of a larger one. */
export async function appendRows(
  database: Database,
  agenda: string,
  rows: NewRow[],
  { changes, clients, places }: OwnChanges,
): Promise<void> {
  await database.transaction('rw', database.updates, database.relay, async () => {
    await database.updates.bulkAdd(rows.map((row, at) => (at === 0 ? { ...row, changes, places: [...places] } : row)))
    await noteOwnClients(database, agenda, clients)
  })
}
