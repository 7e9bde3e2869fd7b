import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Snapshot } from '../storage/agendaStore.ts'
import { workerFile } from '../workers.ts'
import type { CompactionJob } from './compact.ts'

/** Puts a room's snapshot and tail together outside the thread that serves people. Rejects when it can't. */
export type Compactor = (job: CompactionJob) => Promise<Snapshot>

/**
 * A compactor that takes one job at a time: compaction may be late, people's keystrokes may not. Jobs that follow each
 * other share a thread, because starting one takes more of a processor than most jobs do.
 */
export function workerCompactor(): Compactor {
  let previous: Promise<unknown> = Promise.resolve()
  let thread: CompactionThread | undefined
  return (job) => {
    const run = () => {
      if (!thread?.isThere) thread = new CompactionThread()
      return thread.run(job)
    }
    const result = previous.then(run, run)
    previous = result
    return result
  }
}

/**
 * A thread that has had nothing to do for so long ends, and its memory goes back whole. Not sooner: in a new one the code isn't compiled
 * yet, and the first jobs take it ten times as long as later ones.
 */
const restMs = 60_000

class CompactionThread {
  readonly #worker = new Worker(workerFile('compactionWorker'))
  #isThere = true
  #resting: NodeJS.Timeout | undefined

  constructor() {
    const end = () => {
      this.#isThere = false
      clearTimeout(this.#resting)
    }
    // whoever waits for the job hears of the error as well
    this.#worker.on('error', end)
    this.#worker.on('exit', end)
  }

  /** Whether it takes another job. */
  get isThere(): boolean {
    return this.#isThere
  }

  async run(job: CompactionJob): Promise<Snapshot> {
    clearTimeout(this.#resting)
    const worker = this.#worker
    // a server that stops waits for a job, and for nothing else
    worker.ref()
    const hearing = new AbortController()
    try {
      return await new Promise<Snapshot>((resolve, reject) => {
        const { signal } = hearing
        once(worker, 'message', { signal }).then(([snapshot]) => resolve(snapshot as Snapshot), reject)
        once(worker, 'exit', { signal }).then(
          () => reject(new Error('The compaction thread ended without an answer')),
          reject,
        )
        worker.postMessage(job)
      })
    } finally {
      hearing.abort()
      worker.unref()
      this.#rest()
    }
  }

  #rest(): void {
    if (!this.#isThere) return
    this.#resting = setTimeout(() => {
      this.#isThere = false
      void this.#worker.terminate()
    }, restMs).unref()
  }
}
