/**
 * What a room has become by compaction: one update, and beside it what a room needs without reading that update.
 * All of it follows from `update`; it is kept because working it out costs a walk through every struct.
 */
export type Snapshot = {
  /** Number of the last update that is in it. */
  through: number
  /** The content as one Yjs update. */
  update: Uint8Array
  /** Per client id what is in `update` without a gap from clock 0 on. */
  stateVector: Uint8Array
  /** The rest of `update` for someone who has `stateVector`: all deletions, and structs that still wait for others. */
  beyond: Uint8Array
}

/** A room as it is on disk: a snapshot and the updates that came after it. */
export type StoredRoom = {
  snapshot: Snapshot | null
  /** Updates after the snapshot, in order of their numbers, which run on without a gap from `snapshot.through` (or 0). */
  tail: readonly Uint8Array[]
  /** The newest form of agenda that was ever written here, as its writers said; 0 when none did. */
  schema: number
  /** Whose a client id is, for those that people wrote with whom the relay knew; see `ClientIds` for what it can say. */
  authors: ReadonlyMap<number, string>
  /** How many rows at the end could not be read and were put aside; 0 when all is well. */
  putAside: number
}

/** The number that the next update of a room gets. The first update of a room has number 1. */
export function nextNumber(stored: StoredRoom): number {
  return (stored.snapshot?.through ?? 0) + stored.tail.length + 1
}

/**
 * Where a relay keeps its rooms. Every implementation runs `agendaStoreContract`. One process writes to a store.
 * All methods reject with a StoreProblem, and then nothing has changed.
 */
export interface AgendaStore {
  /** Reads a room; one that was never written is empty. Bytes come back as they were given, or the room is refused. */
  load(room: string): Promise<StoredRoom>
  /**
   * Reads what can be vouched for of a room that `load` refuses as damaged: the snapshot, and the updates behind it up to the first that
   * can't be read. Changes nothing. Rejects where not even the snapshot can be read.
   */
  loadLastGood(room: string): Promise<StoredRoom>
  /**
   * Adds updates behind the last one; `first` is the number of the first of them. Resolves when they survive a power cut:
   * all of them. `schema` and `authors` (of client ids, in the place of what was known of them) are kept with them where they are given. Rejects when `first` is
   * not the next number, because then somebody else writes to this room.
   */
  append(
    room: string,
    first: number,
    updates: readonly Uint8Array[],
    schema?: number,
    authors?: ReadonlyMap<number, string>,
  ): Promise<void>
  /**
   * Puts a snapshot in the place of the updates up to `snapshot.through`, in one step. Never goes back to an older one. A power cut before the next append may undo it: then
   * everything is as it was.
   */
  compact(room: string, snapshot: Snapshot): Promise<void>
  /** Whose the client ids of a room are, without loading it. */
  authors(room: string): Promise<ReadonlyMap<number, string>>
  /** In which rooms somebody wrote, and with which client ids. */
  roomsOf(author: string): Promise<readonly { room: string; clients: readonly number[] }[]>
  /** Every room that something was written in, and how many bytes its content takes. */
  sizes(): Promise<readonly { room: string; bytes: number }[]>
  /** Takes a room away with all that is kept of it, for good. One that isn't there: nothing happens. */
  remove(room: string): Promise<void>
  /** Finishes what was asked and lets go of the data folder. */
  close(): Promise<void>
}

/** damaged: what is on disk is not what was written. unavailable: the disk or the database says no now (full, gone). */
export type StoreTrouble = 'damaged' | 'unavailable'

export class StoreProblem extends Error {
  override readonly name = 'StoreProblem'
  readonly trouble: StoreTrouble

  constructor(trouble: StoreTrouble, message: string) {
    super(message)
    this.trouble = trouble
  }
}
