import { type AgendaStore, nextNumber, type Snapshot, type StoredRoom, StoreProblem } from './agendaStore.ts'

/**
 * Rooms in memory, for tests that need a disk that fails on command: set `failure` and every call rejects until it is
 * taken away; `hold()` keeps appends waiting until it is called again.
 */
export class MemoryStore implements AgendaStore {
  readonly #rooms = new Map<string, StoredRoom>()
  /** The trouble that every call has from now on, or null for none. */
  failure: StoreProblem | null = null
  #held: Promise<void> | null = null
  #closed = false

  /** Keeps appends from finishing; answers a function that lets them go on. */
  hold(): () => void {
    let letGo = () => {}
    this.#held = new Promise((resolve) => {
      letGo = resolve
    })
    return () => {
      this.#held = null
      letGo()
    }
  }

  async load(room: string): Promise<StoredRoom> {
    return this.#read(room)
  }

  async loadLastGood(room: string): Promise<StoredRoom> {
    return this.#read(room)
  }

  async append(
    room: string,
    first: number,
    updates: readonly Uint8Array[],
    schema?: number,
    authors?: ReadonlyMap<number, string>,
  ): Promise<void> {
    if (this.#held) await this.#held
    const stored = this.#read(room)
    if (first !== nextNumber(stored)) throw new StoreProblem('unavailable', `number ${first} is not the next one`)
    this.#rooms.set(room, {
      ...stored,
      tail: [...stored.tail, ...updates.map((update) => Uint8Array.from(update))],
      schema: schema ?? stored.schema,
      authors: new Map([...stored.authors, ...(authors ?? [])]),
    })
  }

  async compact(room: string, snapshot: Snapshot): Promise<void> {
    const stored = this.#read(room)
    const before = stored.snapshot?.through ?? 0
    if (snapshot.through <= before) return
    this.#rooms.set(room, { ...stored, snapshot, tail: stored.tail.slice(snapshot.through - before) })
  }

  async authors(room: string): Promise<ReadonlyMap<number, string>> {
    return this.#read(room).authors
  }

  async roomsOf(author: string): Promise<readonly { room: string; clients: readonly number[] }[]> {
    const rooms = [...this.#rooms].map(([room, { authors }]) => ({
      room,
      clients: [...authors].flatMap(([client, who]) => (who === author ? [client] : [])).sort((a, b) => a - b),
    }))
    return rooms.filter(({ clients }) => clients.length > 0).sort((a, b) => (a.room < b.room ? -1 : 1))
  }

  async sizes(): Promise<readonly { room: string; bytes: number }[]> {
    const lengthOf = (all: readonly Uint8Array[]) => all.reduce((sum, { length }) => sum + length, 0)
    return [...this.#rooms]
      .map(([room, { snapshot, tail }]) => ({ room, bytes: lengthOf(tail) + (snapshot?.update.length ?? 0) }))
      .sort((a, b) => (a.room < b.room ? -1 : 1))
  }

  async remove(room: string): Promise<void> {
    this.#read(room)
    this.#rooms.delete(room)
  }

  #read(room: string): StoredRoom {
    if (this.failure) throw this.failure
    if (this.#closed) throw new StoreProblem('unavailable', 'the store is closed')
    return this.#rooms.get(room) ?? { snapshot: null, tail: [], schema: 0, authors: new Map(), putAside: 0 }
  }

  async close(): Promise<void> {
    this.#closed = true
  }
}
