import { checksum } from '../../src/device/checksum.ts'
import { compactAgenda } from '../../src/device/compaction.ts'
import { Database } from '../../src/device/database.ts'
import { storeSnapshot } from '../peer/snapshots.ts'

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** Fills this browser's storage with rows of the very form that the app writes. */
const seed = {
  /** Adds updates as rows of their own: an agenda that was never compacted. */
  async storeRows(agenda: string, updates: string[]): Promise<void> {
    const rows = updates.map((update) => {
      const bytes = bytesOf(update)
      return { agenda, bytes, sum: checksum(bytes) }
    })
    await new Database().updates.bulkAdd(rows)
  },
  /** What the app's worker does by itself. */
  compact: (agenda: string): Promise<number> => compactAgenda(new Database(), agenda),
  storePeer: (room: string, update: string): Promise<void> => storeSnapshot(room, bytesOf(update)),
}

export type Seed = typeof seed

Object.assign(window, { seed })
