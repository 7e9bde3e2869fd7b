import type { Logger } from 'pino'
import type { Compactor } from '../compaction/compactor.ts'
import type { AgendaStore } from '../storage/agendaStore.ts'
import type { Connection } from './connection.ts'
import { Room } from './room.ts'
import { roomLabel } from './roomLabel.ts'
import { RoomLog } from './roomLog.ts'

/** A room stays in memory for this long after the last one has left: a page that is reloaded finds it warm. */
export const unloadMs = 10_000

/** A tail of so many updates is put together before its room leaves memory, so that the next one to come in waits less. */
const tidyUpFrom = 50

type Entry = {
  loading: Promise<Room>
  room: Room | undefined
  visitors: number
  unloading: NodeJS.Timeout | undefined
}

export type RoomsParts = { store: AgendaStore; compactor: Compactor; log: Logger; unloadMs?: number }

/** The rooms that are in memory. */
export class Rooms {
  readonly #parts: RoomsParts
  readonly #entries = new Map<string, Entry>()

  constructor(parts: RoomsParts) {
    this.#parts = parts
  }

  get count(): number {
    return this.#entries.size
  }

  /**
   * Gives the room, loaded. Every `enter` that resolves needs one `leave`. Rejects with what the store says: a room that
   * can't be loaded never opens empty.
   */
  async enter(name: string): Promise<Room> {
    let entry = this.#entries.get(name)
    if (entry === undefined) {
      entry = { loading: this.#load(name), room: undefined, visitors: 0, unloading: undefined }
      this.#entries.set(name, entry)
    }
    // Raised before the await, so that a leaver can't drop the room while this one waits for it.
    entry.visitors += 1
    clearTimeout(entry.unloading)
    try {
      entry.room = await entry.loading
      return entry.room
    } catch (problem) {
      this.#forget(name, entry)
      throw problem
    }
  }

  leave(room: Room): void {
    const entry = this.#entries.get(room.name)
    // A room whose store failed is no longer the one under its name.
    if (entry?.room !== room) return
    entry.visitors -= 1
    if (entry.visitors > 0) return
    entry.unloading = setTimeout(() => void this.#unload(room, entry), this.#parts.unloadMs ?? unloadMs)
  }

  *connections(): Generator<Connection> {
    for (const { room } of this.#entries.values()) if (room) yield* room.connections
  }

  /** Puts everything on disk and sends everybody away. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()]
    for (const { unloading } of entries) clearTimeout(unloading)
    await Promise.all(entries.map(async ({ room }) => room?.close()))
  }

  async #load(name: string): Promise<Room> {
    const { store, compactor, log } = this.#parts
    const room = roomLabel(name)
    const stored = await store.load(name)
    if (stored.putAside > 0) log.error({ room, rows: stored.putAside }, 'updates at the end were unreadable, put aside')
    const loaded: Room = new Room(name, new RoomLog(name, stored, store, compactor), {
      failed: (problem) => {
        log.error({ room, err: problem }, 'the store refused a commit')
        const entry = this.#entries.get(name)
        if (entry?.room === loaded) this.#forget(name, entry)
      },
      compactionFailed: (problem) => log.error({ room, err: problem }, 'compaction failed, the tail stays'),
      malformed: (problem) => log.warn({ room, rule: problem.message }, 'malformed message, connection closed'),
    })
    return loaded
  }

  async #unload(room: Room, entry: Entry): Promise<void> {
    await room.tidyUp(tidyUpFrom)
    if (entry.visitors === 0) this.#forget(room.name, entry)
  }

  #forget(name: string, entry: Entry): void {
    clearTimeout(entry.unloading)
    if (this.#entries.get(name) === entry) this.#entries.delete(name)
  }
}
