import { keepPages, type Precache, type WorkerScope } from './pages.ts'

/** Put here by `.setup/precache.ts` when everything else is built. */
declare const LEA_PRECACHE: Precache

type Lifetime = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }

// The types of a worker and those of a page exclude each other in one program; this is all that is used of the first.
const worker = globalThis as unknown as Omit<WorkerScope, 'now'> & EventTarget
const pages = keepPages(
  {
    location: worker.location,
    caches: worker.caches,
    fetch: (...request) => worker.fetch(...request),
    skipWaiting: () => worker.skipWaiting(),
    clients: worker.clients,
    registration: worker.registration,
    now: Date.now,
  },
  LEA_PRECACHE,
)

worker.addEventListener('install', (event) => (event as Lifetime).waitUntil(pages.install()))
worker.addEventListener('activate', (event) => (event as Lifetime).waitUntil(pages.activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  const answer = pages.answer(request)
  if (answer) (event as Fetching).respondWith(answer)
})
// only ever sent by a person's press on a button
worker.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'take over') void worker.skipWaiting()
})
