import type { SinceRequest } from './since.worker.ts'
import type { SinceWork } from './sinceWork.ts'

/** What one of `sinceWork` answers, worked out by a worker; by the page itself where there are none. */
export function besidePage<Name extends keyof SinceWork>(
  name: Name,
  ...given: Parameters<SinceWork[Name]>
): Promise<ReturnType<SinceWork[Name]>> {
  const onPage = async () => {
    const { sinceWork } = await import('./sinceWork.ts')
    const work = sinceWork[name] as (...given: Parameters<SinceWork[Name]>) => ReturnType<SinceWork[Name]>
    return work(...given)
  }
  if (typeof Worker === 'undefined') return onPage()
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./since.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }) => {
      worker.terminate()
      resolve(data)
    })
    // without a line the worker may not be there to fetch; the page can do its work, only less smoothly
    worker.addEventListener('error', () => {
      worker.terminate()
      onPage().then(resolve, reject)
    })
    worker.postMessage({ name, given } as SinceRequest<Name>)
  })
}
