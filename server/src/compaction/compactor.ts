import { Worker } from 'node:worker_threads'
import type { Snapshot } from '../storage/agendaStore.ts'
import { workerFile } from '../workers.ts'
import type { CompactionJob } from './compact.ts'

/** Puts a room's snapshot and tail together outside the thread that serves people. Rejects when it can't. */
export type Compactor = (job: CompactionJob) => Promise<Snapshot>

/** A compactor that takes one job at a time: compaction may be late, people's keystrokes may not. */
export function workerCompactor(): Compactor {
  let previous: Promise<unknown> = Promise.resolve()
  return (job) => {
    const run = () => compactInWorker(job)
    const result = previous.then(run, run)
    previous = result
    return result
  }
}

function compactInWorker(job: CompactionJob): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('compactionWorker'), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
    // After an answer this changes nothing any more.
    worker.once('exit', () => reject(new Error('The compaction thread ended without an answer')))
  })
}
