import { parentPort, workerData } from 'node:worker_threads'
import { StoreProblem } from '../agendaStore.ts'
import { type Append, RoomDatabase } from './database.ts'
import {
  openingId,
  type StorageAnswer,
  type StorageRequest,
  type StorageResult,
  type StorageWorkerData,
  type Trouble,
} from './messages.ts'

// Result codes of SQLite: https://www.sqlite.org/rescode.html. Above the first answer, which may need them.
const sqliteBusy = 5
const sqliteCorrupt = 11
const sqliteNotADatabase = 26

/**
 * The thread that waits for the disk. It first answers whether the database opened, and ends when it didn't; then it
 * answers every request, in order.
 */
const port = parentPort
if (port === null) throw new Error('storageWorker runs as a worker thread only')
const { path, pages } = workerData as StorageWorkerData

function answer(id: number, work: () => StorageResult): void {
  let result: StorageResult
  try {
    result = work()
  } catch (problem) {
    result = { ok: false, trouble: asTrouble(problem) }
  }
  port?.postMessage({ id, result } satisfies StorageAnswer)
}

answer(openingId, () => {
  const database = new RoomDatabase(path, pages)
  port.on('message', ({ id, request }: { id: number; request: StorageRequest }) => {
    answer(id, () => carryOut(database, request))
  })
  return { ok: true }
})

function carryOut(database: RoomDatabase, request: StorageRequest): StorageResult {
  switch (request.kind) {
    case 'load':
      return { ok: true, room: database.load(request.room) }
    case 'append':
      return { ok: true, appended: append(database, request.appends) }
    case 'compact':
      database.compact(request.room, request.snapshot)
      return { ok: true }
    case 'close':
      database.close()
      return { ok: true }
  }
}

/** One commit for all rooms; when that fails one commit per room, so that one room's trouble stays that room's. */
function append(database: RoomDatabase, appends: readonly Append[]): (Trouble | null)[] {
  try {
    database.append(appends)
    return appends.map(() => null)
  } catch (problem) {
    if (appends.length === 1) return [asTrouble(problem)]
    return appends.flatMap((one) => append(database, [one]))
  }
}

function asTrouble(problem: unknown): Trouble {
  if (problem instanceof StoreProblem) return { trouble: problem.trouble, message: problem.message }
  const message = problem instanceof Error ? problem.message : String(problem)
  const code = problem instanceof Error && 'errcode' in problem ? Number(problem.errcode) & 0xff : undefined
  if (code === sqliteBusy) return { trouble: 'locked', message }
  if (code === sqliteNotADatabase) return { trouble: 'notADatabase', message }
  return { trouble: code === sqliteCorrupt ? 'damaged' : 'unavailable', message }
}
