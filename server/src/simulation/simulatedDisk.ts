import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Clock } from '../clock.ts'
import { carryOut } from '../storage/sqlite/carryOut.ts'
import { type Append, RoomDatabase } from '../storage/sqlite/database.ts'
import { openingId, type StorageRequest, type StorageResult } from '../storage/sqlite/messages.ts'
import type { StorageListener, StorageThread } from '../storage/sqlite/sqliteStore.ts'
import type { Random } from './random.ts'

type Request = { id: number; request: StorageRequest }

type Value = string | number | Uint8Array

/** The rows of a room before a compaction. */
type Before = { room: string; rows: { table: string; values: Value[][] }[] }

/**
 * A disk under the real database, and the thread that waits for it. Nothing of a request is on it before it is synced:
 * a power cut drops it, or has written it whole, or has torn its last row. A compaction waits for the next append to be synced, and
 * a power cut before that undoes it. It can be slow, full, or refuse.
 */
export class SimulatedDisk {
  readonly #random: Random
  readonly #database: DatabaseSyncInstance = new DatabaseSync(':memory:')
  #reader: RoomDatabase | undefined
  #isFull = false
  /** How long a sync takes at most. */
  slownessMs = 3
  /** How many of the requests fail. */
  refuses = 0
  /** How many times the thread has died on us, a commit failed, or a row was torn. */
  readonly happened = { refused: 0, torn: 0, died: 0, undone: 0 }
  /** What a power cut gives back: compactions that nothing was appended after. */
  #compacted: Before[] = []

  constructor(random: Random) {
    this.#random = random
  }

  set isFull(isFull: boolean) {
    this.#isFull = isFull
    // SQLite takes the number of pages that there are when one asks for fewer.
    this.#database.exec(`PRAGMA max_page_count = ${isFull ? 1 : 2 ** 31}`)
  }

  /** What is really on the disk now. */
  read(): RoomDatabase {
    this.#reader ??= this.#open()
    return this.#reader
  }

  #open(): RoomDatabase {
    return new RoomDatabase(':memory:', undefined, this.#database)
  }

  /** Starts the thread of a relay; `powerCut` ends it as the relay's death does. */
  startThread(clock: Clock, { answered, ended }: StorageListener): StorageThread & { powerCut: () => void } {
    const database = this.#open()
    let queue: Request[] = []
    let isAlive = true
    let isBusy = false
    const work = () => {
      const next = queue[0]
      if (!isAlive || isBusy || next === undefined) return
      isBusy = true
      clock.after(this.#random.fraction() * this.slownessMs, () => {
        if (!isAlive) return
        isBusy = false
        if (this.#random.chance(this.refuses / 10)) return die('the thread ran out of memory')
        queue = queue.slice(1)
        answered({ id: next.id, result: this.#carryOut(database, next.request) })
        work()
      })
    }
    const die = (cause: string) => {
      isAlive = false
      this.happened.died += 1
      this.#cutShort(database, queue, false)
      ended(cause)
    }
    clock.after(0, () => answered({ id: openingId, result: { ok: true } }))
    return {
      post: (message) => {
        queue.push(message)
        work()
      },
      end: async () => {
        isAlive = false
      },
      powerCut: () => {
        isAlive = false
        this.#cutShort(database, queue, true)
        this.#undoCompactions()
      },
    }
  }

  #carryOut(database: RoomDatabase, request: StorageRequest) {
    // The memory of this process is the disk: it stays open.
    if (request.kind === 'close') return { ok: true } as const
    if (!this.#random.chance(this.refuses)) return this.#keep(database, request)
    this.happened.refused += 1
    return { ok: false, trouble: { trouble: 'unavailable', message: 'an error of the disk' } } as const
  }

  /** Of the request that was being carried out, chance decides how far it got; those behind it had not begun. */
  #cutShort(database: RoomDatabase, queue: readonly Request[], mayTear: boolean): void {
    const request = queue[0]?.request
    if (request === undefined || request.kind === 'close' || this.#random.chance(0.4)) return
    const result = this.#keep(database, request)
    if (!mayTear || !result.ok || !('appended' in result) || result.appended.some((trouble) => trouble !== null)) return
    if (request.kind === 'append' && this.#random.chance(0.4)) for (const append of request.appends) this.#tear(append)
  }

  #keep(database: RoomDatabase, request: StorageRequest): StorageResult {
    const before = request.kind === 'compact' ? this.#rowsOf(request.room) : null
    const result = carryOut(database, request)
    if (before && result.ok) this.#compacted.push(before)
    if ('appended' in result && result.appended.includes(null)) this.#compacted = []
    return result
  }

  #rowsOf(room: string): Before {
    const rows = ['updates', 'snapshots'].map((table) => {
      const found = this.#database.prepare(`SELECT * FROM ${table} WHERE room = ?`).all(room)
      return { table, values: (found as Record<string, Value>[]).map((row) => Object.values(row)) }
    })
    return { room, rows }
  }

  #undoCompactions(): void {
    const isFull = this.#isFull
    // What is given back had never left the disk, so it always fits.
    this.isFull = false
    for (const { room, rows } of this.#compacted.toReversed()) {
      this.happened.undone += 1
      for (const { table, values } of rows) {
        this.#database.prepare(`DELETE FROM ${table} WHERE room = ?`).run(room)
        for (const row of values)
          this.#database.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join()})`).run(...row)
      }
    }
    this.#compacted = []
    this.isFull = isFull
  }

  #tear({ room, first, updates }: Append): void {
    const number = first + updates.length - 1
    this.happened.torn += 1
    this.#database
      .prepare('UPDATE updates SET content = substr(content, 1, length(content) / 2) WHERE room = ? AND number = ?')
      .run(room, number)
  }
}
