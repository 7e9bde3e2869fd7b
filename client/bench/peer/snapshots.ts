import Dexie, { type EntityTable } from 'dexie'

class Snapshots extends Dexie {
  readonly snapshots!: EntityTable<{ room: string; bytes: Uint8Array }, 'room'>

  constructor() {
    super('lea-bench-peer')
    this.version(1).stores({ snapshots: 'room' })
  }
}

const database = new Snapshots()

/** The stored document. One row: the best case, as if a compaction had just run. */
export async function loadSnapshot(room: string): Promise<Uint8Array> {
  const row = await database.snapshots.get(room)
  if (!row) throw new Error(`no document is stored for room ${room}`)
  return row.bytes
}

export async function storeSnapshot(room: string, bytes: Uint8Array): Promise<void> {
  await database.snapshots.put({ room, bytes })
}
