import { type Difference, readDifferences } from '@lea/agenda'
import type { DifferencesAnswer, DifferencesRequest } from './differences.worker.ts'

/** What is different after an update, found beside the page: in a large agenda that takes longer than a key may wait. */
export function findDifferences(base: Uint8Array, update: Uint8Array): Promise<readonly Difference[]> {
  if (typeof Worker === 'undefined') return Promise.resolve(readDifferences(base, update))
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./differences.worker.ts', import.meta.url), { type: 'module' })
    const end = (differences: readonly Difference[]) => {
      worker.terminate()
      resolve(differences)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<DifferencesAnswer>) => end(data))
    // without a line the worker may not be there to fetch; the page can do its work, only less smoothly
    worker.addEventListener('error', () => end(readDifferences(base, update)))
    worker.postMessage({ base, update } satisfies DifferencesRequest)
  })
}
