import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from '../../clock.ts'
import { workerFile } from '../../workers.ts'
import { type AgendaStore, type Snapshot, type StoredRoom, StoreProblem } from '../agendaStore.ts'
import type { Append } from './database.ts'
import {
  openingId,
  type StorageAnswer,
  type StorageRequest,
  type StorageResult,
  type StorageWorkerData,
  type Trouble,
} from './messages.ts'

/** The database could not be opened, and trying again won't help: the reason is for the person who starts the relay. */
export class StoreDoesNotOpen extends Error {
  override readonly name = 'StoreDoesNotOpen'
  readonly reason: Trouble['trouble']

  constructor({ trouble, message }: Trouble) {
    super(message)
    this.reason = trouble
  }
}

type Waiting = { resolve: (result: StorageResult) => void; reject: (problem: Error) => void }
type WaitingAppend = { append: Append; resolve: () => void; reject: (problem: Error) => void }

export const databaseName = 'agendas.sqlite'

/**
 * Commits that follow each other keep a distance, until so many rooms wait: half as many of them, each with its way to the
 * thread and back, for a millisecond that nobody notices. Whoever writes after a pause doesn't wait.
 */
const distance = { ms: 1, rooms: 4 }

/**
 * Opens the store in a data folder. `pages` bounds the size of the file, for tests that need a full disk.
 * Rejects with StoreDoesNotOpen, among others when another process has the folder.
 */
export async function openSqliteStore(dataFolder: string, pages?: number): Promise<AgendaStore> {
  const data: StorageWorkerData = { path: join(dataFolder, databaseName), ...(pages === undefined ? {} : { pages }) }
  const store = new SqliteStore((listener) => startWorker(data, listener), systemClock)
  await store.opened()
  return store
}

/** The thread that waits for the disk. */
export type StorageThread = {
  post: (message: { id: number; request: StorageRequest }) => void
  end: () => Promise<void>
}

export type StorageListener = { answered: (answer: StorageAnswer) => void; ended: (cause: string) => void }

/** A store whose work is done in a thread of its own; `startThread` starts one, and is called again when it has ended. */
export class SqliteStore implements AgendaStore {
  readonly #startThread: (listener: StorageListener) => StorageThread
  #thread: StorageThread | undefined
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  readonly #clock: Clock
  #appends: WaitingAppend[] = []
  #appending = false
  #closed = false

  constructor(startThread: (listener: StorageListener) => StorageThread, clock: Clock) {
    this.#startThread = startThread
    this.#clock = clock
  }

  async opened(): Promise<void> {
    const result = await this.#start()
    if (!result.ok) throw new StoreDoesNotOpen(result.trouble)
  }

  load(room: string): Promise<StoredRoom> {
    return this.#load('load', room)
  }

  loadLastGood(room: string): Promise<StoredRoom> {
    return this.#load('loadLastGood', room)
  }

  async #load(kind: 'load' | 'loadLastGood', room: string): Promise<StoredRoom> {
    const result = await this.#ask({ kind, room })
    if (result.ok && 'room' in result) return result.room
    throw asProblem(result)
  }

  append(
    room: string,
    first: number,
    updates: readonly Uint8Array[],
    schema?: number,
    authors?: ReadonlyMap<number, string>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const also = { ...(schema === undefined ? {} : { schema }), ...(authors === undefined ? {} : { authors }) }
      const append = { room, first, updates, ...also }
      this.#appends.push({ append, resolve, reject })
      this.#appendAll()
    })
  }

  async compact(room: string, snapshot: Snapshot): Promise<void> {
    const result = await this.#ask({ kind: 'compact', room, snapshot })
    if (!result.ok) throw asProblem(result)
  }

  async authors(room: string): Promise<ReadonlyMap<number, string>> {
    const result = await this.#ask({ kind: 'authors', room })
    if (result.ok && 'authors' in result) return result.authors
    throw asProblem(result)
  }

  async roomsOf(author: string): Promise<readonly { room: string; clients: readonly number[] }[]> {
    const result = await this.#ask({ kind: 'roomsOf', author })
    if (result.ok && 'rooms' in result) return result.rooms
    throw asProblem(result)
  }

  async sizes(): Promise<readonly { room: string; bytes: number }[]> {
    const result = await this.#ask({ kind: 'sizes' })
    if (result.ok && 'sizes' in result) return result.sizes
    throw asProblem(result)
  }

  async remove(room: string): Promise<void> {
    const result = await this.#ask({ kind: 'remove', room })
    if (!result.ok) throw asProblem(result)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    const closing = this.#ask({ kind: 'close' })
    this.#closed = true
    await closing
    await this.#thread?.end()
  }

  /** Group commit: one request at a time; what arrives while the disk is busy, or just after that, goes together in the next. */
  #appendAll(): void {
    if (this.#appending || this.#appends.length === 0) return
    this.#appending = true
    const group = this.#appends
    this.#appends = []
    this.#ask({ kind: 'append', appends: group.map(({ append }) => append) })
      // first, so that the disk works on while this group is handed out
      .finally(() => {
        const goOn = () => {
          this.#appending = false
          this.#appendAll()
        }
        if (this.#appends.length >= distance.rooms) goOn()
        else this.#clock.after(distance.ms, goOn)
      })
      .then((result) => {
        if (!result.ok || !('appended' in result)) throw asProblem(result)
        group.forEach(({ resolve, reject }, i) => {
          const trouble = result.appended[i]
          if (trouble === null) resolve()
          else reject(asProblem(trouble === undefined ? result : { ok: false, trouble }))
        })
      })
      .catch((problem: Error) => {
        for (const { reject } of group) reject(problem)
      })
  }

  async #ask(request: StorageRequest): Promise<StorageResult> {
    if (this.#closed) throw new StoreProblem('unavailable', 'the store is closed')
    if (this.#thread === undefined) {
      const opened = await this.#start()
      if (!opened.ok) return opened
    }
    return this.#post(request)
  }

  #post(request: StorageRequest): Promise<StorageResult> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1
      this.#waiting.set(this.#lastId, { resolve, reject })
      this.#thread?.post({ id: this.#lastId, request })
    })
  }

  /** At the start, and again at the next request after the thread died (out of memory, say) or could not open the file. */
  #start(): Promise<StorageResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(openingId, { resolve, reject })
      this.#thread = this.#startThread({
        answered: ({ id, result }) => {
          this.#waiting.get(id)?.resolve(result)
          this.#waiting.delete(id)
        },
        ended: (cause) => {
          this.#thread = undefined
          const waiting = [...this.#waiting.values()]
          this.#waiting.clear()
          for (const { reject } of waiting) reject(new StoreProblem('unavailable', cause))
        },
      })
    })
  }
}

function startWorker(data: StorageWorkerData, { answered, ended }: StorageListener): StorageThread {
  const worker = new Worker(workerFile('storageWorker'), { workerData: data })
  worker.on('message', answered)
  // 'exit' always follows.
  let cause = 'the storage thread stopped'
  worker.on('error', (error) => {
    cause = error instanceof Error ? error.message : String(error)
  })
  worker.on('exit', () => ended(cause))
  return {
    post: (message) => worker.postMessage(message),
    end: async () => {
      await worker.terminate()
    },
  }
}

function asProblem(result: StorageResult): StoreProblem {
  if (result.ok) throw new Error(`The storage thread answered another question: ${Object.keys(result).join(', ')}`)
  const { trouble, message } = result.trouble
  return new StoreProblem(trouble === 'damaged' ? 'damaged' : 'unavailable', message)
}
