import type { CloseReason } from '@lea/protocol'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Compactor } from '../compaction/compactor.ts'
import { type AgendaStore, StoreProblem, type StoreTrouble } from '../storage/agendaStore.ts'
import type { Connection } from './connection.ts'
import { LastGood } from './lastGood.ts'
import { Room, type RoomEvents } from './room.ts'
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
  cancelUnloading: () => void
}

/** What the rooms tell whoever counts. */
export type RoomsEvents = {
  refused: (reason: CloseReason) => void
  committed: (updates: number, ms: number) => void
  /** A room could not be loaded, or a commit was not taken. */
  storeFailed: (trouble: StoreTrouble) => void
}

export type RoomsParts = {
  store: AgendaStore
  compactor: Compactor
  log: Logger
  clock: Clock
  events: RoomsEvents
  unloadMs?: number
}

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
      entry = { loading: this.#load(name), room: undefined, visitors: 0, cancelUnloading: () => {} }
      this.#entries.set(name, entry)
    }
    // Raised before the await, so that a leaver can't drop the room while this one waits for it.
    entry.visitors += 1
    entry.cancelUnloading()
    try {
      entry.room = await entry.loading
      return entry.room
    } catch (problem) {
      if (this.#entries.get(name) === entry) this.#parts.events.storeFailed(troubleOf(problem))
      this.#forget(name, entry)
      throw problem
    }
  }

  /** What is left of a room that can't be entered. Rejects with what the store says. Nobody has to leave it. */
  async openLastGood(name: string): Promise<LastGood> {
    const { store, compactor } = this.#parts
    return new LastGood(name, new RoomLog(name, await store.loadLastGood(name), store, compactor))
  }

  leave(room: Room | LastGood): void {
    const entry = this.#entries.get(room.name)
    // A room whose store failed is no longer the one under its name.
    if (entry?.room !== room) return
    entry.visitors -= 1
    if (entry.visitors > 0) return
    const { clock, unloadMs: afterMs = unloadMs } = this.#parts
    entry.cancelUnloading = clock.after(afterMs, () => void this.#unload(room, entry))
  }

  /**
   * Takes a room away, from memory and from the store. To be called when nobody may come in any more; who is still inside is
   * sent away. What was under way is finished first, so that nothing of it is written behind.
   */
  async remove(name: string): Promise<void> {
    const entry = this.#entries.get(name)
    if (entry) {
      // One that could not be loaded holds nothing, and who asked for it was told.
      const room = await entry.loading.catch(() => undefined)
      await room?.close('agendaDeleted')
      this.#forget(name, entry)
    }
    await this.#parts.store.remove(name)
  }

  *connections(): Generator<Connection> {
    for (const { room } of this.#entries.values()) if (room) yield* room.connections
  }

  /** Somebody's rights have changed: everybody who is here is asked again what he may. */
  checkRights(): void {
    for (const { room } of this.#entries.values())
      if (room) for (const connection of [...room.connections]) connection.checkRights(room.name)
  }

  /** The names of the rooms that somebody is in. */
  *visited(): Iterable<string> {
    for (const [name, { room }] of this.#entries) if (room && room.connections.size > 0) yield name
  }

  /** Puts everything on disk and sends everybody away. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()]
    for (const { cancelUnloading } of entries) cancelUnloading()
    await Promise.all(entries.map(async ({ room }) => room?.close()))
  }

  async #load(name: string): Promise<Room> {
    const { store, compactor, log, clock, events } = this.#parts
    const room = roomLabel(name)
    const stored = await store.load(name)
    if (stored.putAside > 0) log.error({ room, rows: stored.putAside }, 'updates at the end were unreadable, put aside')
    const roomEvents: RoomEvents = {
      failed: (problem) => {
        log.error({ room, err: problem }, 'the store refused a commit')
        events.storeFailed(troubleOf(problem))
        const entry = this.#entries.get(name)
        if (entry?.room === loaded) this.#forget(name, entry)
      },
      compactionFailed: (problem) => log.error({ room, err: problem }, 'compaction failed, the tail stays'),
      packingFailed: (problem) => log.error({ room, err: problem }, 'packing failed, newcomers get it as it is'),
      refused: (reason, rule) => {
        log.warn({ room, reason, rule }, 'a message was refused, connection closed')
        events.refused(reason)
      },
      stumbled: (problem) => log.error({ room, err: problem }, 'a message could not be dealt with, connection closed'),
      committed: events.committed,
    }
    const loaded: Room = new Room(name, new RoomLog(name, stored, store, compactor), roomEvents, clock)
    return loaded
  }

  async #unload(room: Room, entry: Entry): Promise<void> {
    await room.tidyUp(tidyUpFrom)
    if (entry.visitors === 0) this.#forget(room.name, entry)
  }

  #forget(name: string, entry: Entry): void {
    entry.cancelUnloading()
    if (this.#entries.get(name) === entry) this.#entries.delete(name)
  }
}

/** What can't be read as Yjs updates is damaged too. */
function troubleOf(problem: unknown): StoreTrouble {
  return problem instanceof StoreProblem ? problem.trouble : 'damaged'
}
