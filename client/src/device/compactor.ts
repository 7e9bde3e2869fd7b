import type { CompactionAnswer, CompactionRequest } from './compaction.worker.ts'

/** When the rows of an agenda are worth taking together, counted over what came after the last time. */
const threshold = { rows: 500, bytes: 1024 * 1024 } as const

export type Compaction = (request: CompactionRequest) => Promise<number>

/** Counts what an agenda's store adds and has it compacted, beside the page, when that has become long. */
export class Compactor {
  readonly #request: CompactionRequest
  readonly #compaction: Compaction
  #tail = { rows: 0, bytes: 0 }
  #running: Promise<void> | undefined

  constructor(request: CompactionRequest, compaction: Compaction = compactInWorker) {
    this.#request = request
    this.#compaction = compaction
  }

  /** Counts rows that lie behind the compacted one. */
  count(sizes: readonly number[]): void {
    this.#tail.rows += sizes.length
    for (const size of sizes) this.#tail.bytes += size
    if (this.#running || (this.#tail.rows < threshold.rows && this.#tail.bytes < threshold.bytes)) return
    this.#tail = { rows: 0, bytes: 0 }
    this.#running = this.#run()
  }

  /** Resolves when nothing is being compacted. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      await this.#compaction(this.#request)
    } catch (error) {
      // the rows are as they were, and the next threshold tries again: nothing that a person should hear
      console.warn('Not compacted', error)
    } finally {
      this.#running = undefined
    }
  }
}

function compactInWorker(request: CompactionRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compaction.worker.ts', import.meta.url), { type: 'module' })
    const end = (settle: () => void) => {
      worker.terminate()
      settle()
    }
    worker.addEventListener('message', ({ data }: MessageEvent<CompactionAnswer>) =>
      end(() => (data.ok ? resolve(data.rows) : reject(new Error(data.problem)))),
    )
    worker.addEventListener('error', (event) => end(() => reject(new Error(event.message))))
    worker.postMessage(request)
  })
}
