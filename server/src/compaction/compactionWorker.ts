import { parentPort, workerData } from 'node:worker_threads'
import { type CompactionJob, compact } from './compact.ts'

/** One job, one answer, and the thread ends: its memory goes back whole. A job that fails ends it with an error. */
parentPort?.postMessage(compact(workerData as CompactionJob))
