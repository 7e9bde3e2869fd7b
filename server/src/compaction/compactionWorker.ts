import { parentPort } from 'node:worker_threads'
import { type CompactionJob, compact } from './compact.ts'

/** One job after another, an answer to each. A job that fails ends the thread with an error. */
parentPort?.on('message', (job: CompactionJob) => parentPort?.postMessage(compact(job)))
