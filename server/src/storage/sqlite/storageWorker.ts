import { parentPort, workerData } from 'node:worker_threads'
import { asTrouble, carryOut } from './carryOut.ts'
import { RoomDatabase } from './database.ts'
import {
  openingId,
  type StorageAnswer,
  type StorageRequest,
  type StorageResult,
  type StorageWorkerData,
} from './messages.ts'

/** When nothing was asked for so long, nobody waits for what the log costs. */
const restMs = 500

/**
 * The thread that waits for the disk. It first answers whether the database opened, and ends when it didn't; then it
 * answers every request, in order.
 */
const port = parentPort
if (port === null) throw new Error('storageWorker runs as a worker thread only')
const { path, pages } = workerData as StorageWorkerData
const answer = (id: number, result: StorageResult) => port.postMessage({ id, result } satisfies StorageAnswer)

try {
  const database = new RoomDatabase(path, pages)
  // Trouble is nobody's who waits: what is in the log stays kept, and the next commit meets the same disk.
  const rest = setTimeout(() => carryOut(database, { kind: 'tidyLog' }), restMs)
  port.on('message', ({ id, request }: { id: number; request: StorageRequest }) => {
    answer(id, carryOut(database, request))
    if (request.kind === 'close') clearTimeout(rest)
    else rest.refresh()
  })
  answer(openingId, { ok: true })
} catch (problem) {
  answer(openingId, { ok: false, trouble: asTrouble(problem) })
}
