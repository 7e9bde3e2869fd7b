import type { SinceRequest } from './since.worker.ts'
import { type SinceWork, sinceWork } from './sinceWork.ts'

/** What one of `sinceWork` answers, worked out by a worker; by the page itself where there are none. */
export function besidePage<Name extends keyof SinceWork>(
  name: Name,
  ...given: Parameters<SinceWork[Name]>
): Promise<ReturnType<SinceWork[Name]>> {
  const work = sinceWork[name] as (...given: Parameters<SinceWork[Name]>) => ReturnType<SinceWork[Name]>
  if (typeof Worker === 'undefined') return Promise.resolve(work(...given))
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./since.worker.ts', import.meta.url), { type: 'module' })
    const end = (answer: ReturnType<SinceWork[Name]>) => {
      worker.terminate()
      resolve(answer)
    }
    worker.addEventListener('message', ({ data }) => end(data))
    // without a line the worker may not be there to fetch; the page can do its work, only less smoothly
    worker.addEventListener('error', () => end(work(...given)))
    worker.postMessage({ name, given } as SinceRequest<Name>)
  })
}
