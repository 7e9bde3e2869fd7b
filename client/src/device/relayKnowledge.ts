import * as Y from 'yjs'
import type { Database, RelayKnowledge } from './database.ts'

/** What this device knows of what the relay has of an agenda. Survives a reload, so that what waits is still known then. */
export type Acknowledged = {
  /** Changes made on this device that no relay had acknowledged when that was last written down. */
  waiting: number
  /** In which places of the agenda those are, by `touchedPlaces`, as far as the rows tell. */
  places: Set<string>
  /** Up to which clock of each client of Yjs the relay has everything. */
  clocks: Map<number, number>
  /** Clients of Yjs as which this device wrote since then. */
  ownClients: Set<number>
}

type CountedRow = { id: number; row: { changes?: unknown; clients?: unknown; places?: unknown } | undefined }

/** Nothing was ever acknowledged: the state vector of an empty document. */
export const nothing = new Uint8Array([0])

/** Whether the relay has everything that was written here. */
export function isConfirmed(known: RelayKnowledge | undefined): boolean {
  return known?.ownClients.length === 0 && known.acknowledged.length > nothing.length
}

/** A row as it was found; undefined when it is damaged: then nothing is known, and the relay is asked anew. */
export function wholeKnowledge(
  row: { [Key in keyof RelayKnowledge]?: unknown } | undefined,
): RelayKnowledge | undefined {
  const isWhole =
    Number.isSafeInteger(row?.confirmedRow) &&
    Array.isArray(row?.ownClients) &&
    row.ownClients.every(Number.isSafeInteger) &&
    isStateVector(row.acknowledged)
  return isWhole ? (row as RelayKnowledge) : undefined
}

function isStateVector(found: unknown): boolean {
  try {
    // reading it is what tells: it has no form of its own
    return found instanceof Uint8Array && Y.decodeStateVector(found).size >= 0
  } catch (error) {
    console.warn('Not known what the relay has', error)
    return false
  }
}

/** What is known, counted over the agenda's rows. */
export function countAcknowledged(found: RelayKnowledge | undefined, rows: readonly CountedRow[]): Acknowledged {
  const known = wholeKnowledge(found)
  return {
    waiting: changesIn(rows, known?.confirmedRow ?? 0),
    places: new Set(placesIn(rows, known?.confirmedRow ?? 0)),
    clocks: Y.decodeStateVector(known?.acknowledged ?? nothing),
    ownClients: new Set([...(known?.ownClients ?? []), ...clientsIn(rows, known?.confirmedRow ?? 0)]),
  }
}

/** How many changes of this device lie in rows behind the last one that was confirmed. */
export function changesIn(rows: readonly CountedRow[], confirmedRow: number): number {
  return rows.reduce((sum, { id, row }) => (id > confirmedRow ? sum + (Number(row?.changes) || 0) : sum), 0)
}

/** As whom this device wrote in rows behind the last one that was confirmed, as far as those rows tell. */
export function clientsIn(rows: readonly CountedRow[], confirmedRow: number): number[] {
  return [...new Set(rows.flatMap(({ id, row }) => (id > confirmedRow ? listOf<number>(row?.clients) : [])))]
}

/** In which places those changes are, as far as those rows tell. */
export function placesIn(rows: readonly CountedRow[], confirmedRow: number): string[] {
  return [...new Set(rows.flatMap(({ id, row }) => (id > confirmedRow ? listOf<string>(row?.places) : [])))]
}

/** A list as it was found in a row; nothing when it is none. */
function listOf<Each>(found: unknown): Each[] {
  return Array.isArray(found) ? found : []
}

/** Notes, with their work or right after it, as whom this device writes. */
export async function noteOwnClients(database: Database, agenda: string, clients: ReadonlySet<number>): Promise<void> {
  const known = wholeKnowledge(await database.relay.get(agenda))
  const ownClients = new Set([...(known?.ownClients ?? []), ...clients])
  if (known?.ownClients.length === ownClients.size) return
  const { confirmedRow, acknowledged } = known ?? { confirmedRow: 0, acknowledged: nothing }
  await database.relay.put({ agenda, confirmedRow, acknowledged, ownClients: [...ownClients] })
}

/**
 * Writes down that the relay has everything up to this state vector: all of the rows whose content that takes in, up to the first
 * with a change of this device that it doesn't, because another tab stored it meanwhile. Answers whether there is no such row.
 */
export async function confirmRows(
  database: Database,
  agenda: string,
  acknowledged: Uint8Array<ArrayBuffer>,
  isTakenIn: (row: number) => boolean,
): Promise<boolean> {
  return database.transaction('rw', database.updates, database.relay, async () => {
    let confirmedRow = wholeKnowledge(await database.relay.get(agenda))?.confirmedRow ?? 0
    let isAll = true
    for (const id of await database.rowsOf(agenda, confirmedRow).primaryKeys()) {
      isAll = isTakenIn(id) || !(await database.updates.get(id))?.changes
      if (!isAll) break
      confirmedRow = id
    }
    // as whom the rows behind it were written, those rows tell
    await database.relay.put({ agenda, confirmedRow, acknowledged, ownClients: [] })
    return isAll
  })
}
