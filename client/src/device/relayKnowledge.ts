import * as Y from 'yjs'
import type { Database } from './database.ts'

/** What this device knows of what the relay has of an agenda. Survives a reload, so that what waits is still known then. */
export type Acknowledged = {
  /** Changes made on this device that no relay had acknowledged when they were last counted. */
  waiting: number
  /** Up to which clock of each client of Yjs the relay has everything. */
  clocks: Map<number, number>
  /** Clients of Yjs as which this device wrote since then. */
  ownClients: Set<number>
}

export async function readAcknowledged(database: Database, agenda: string): Promise<Acknowledged> {
  const row = await database.relay.get(agenda)
  if (!row) return { waiting: 0, clocks: new Map(), ownClients: new Set() }
  return { waiting: row.waiting, clocks: Y.decodeStateVector(row.acknowledged), ownClients: new Set(row.ownClients) }
}

/** Writes down that the relay has everything up to this state vector. */
export async function writeAcknowledged(
  database: Database,
  agenda: string,
  stateVector: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await database.relay.update(agenda, { waiting: 0, acknowledged: stateVector, ownClients: [] })
}
