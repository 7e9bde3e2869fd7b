import { readRoute } from '../routes/route.ts'

/** What a build put down for the browser to keep. null: it keeps nothing any more, and what it had is taken away. */
export type Precache = { version: string; files: readonly string[] } | null

/** What of a service worker's world is used here. */
export type WorkerScope = {
  location: { origin: string }
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch: (request: Request | string, options?: RequestInit) => Promise<Response>
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  registration: { unregister: () => Promise<boolean> }
  now: () => number
}

export type Pages = {
  /** Fetches the whole build, or rejects: half a version is never used. */
  install(): Promise<void>
  activate(): Promise<void>
  /** The answer from what is kept; undefined: this is for the network. */
  answer(request: Pick<Request, 'method' | 'mode' | 'url'>): Promise<Response> | undefined
}

const prefix = 'lea-tafel:'

/** Under this name a cache says until when it is kept, once a newer version took its place. */
const endsName = '/kept-until'

/** A tab that stays open goes on with the version that it started with, and may need a piece of it that it hasn't fetched. */
const keptMs = 30 * 24 * 3_600_000

/** So many files are fetched at the same time: the page itself may want something too. */
const atOnce = 4

/** The one page of the application, which finds its own way in the address. */
const page = '/'

/** The pages of one build, kept in the browser. A new version waits until somebody takes it. */
export function keepPages(scope: WorkerScope, precache: Precache): Pages {
  return precache === null ? letGo(scope) : keep(scope, precache)
}

function keep(scope: WorkerScope, { version, files }: NonNullable<Precache>): Pages {
  const { caches, location } = scope
  const name = prefix + version
  const known = new Set(files)

  const fetchFile = async (file: string): Promise<Response> => {
    // a file with a hash in its name is the same in every version
    const isSame = file.startsWith('/assets/')
    const kept = isSame ? await caches.match(file) : undefined
    if (kept) return kept
    // what the page has just fetched isn't fetched once more
    const response = await scope.fetch(file, { cache: isSame ? 'default' : 'reload' })
    if (!response.ok) throw new Error(`${file} of version ${version} could not be fetched: ${response.status}`)
    return response
  }

  return {
    async install() {
      const cache = await caches.open(name)
      const waiting = files.values()
      const fetchInTurn = async () => {
        for (const file of waiting) await cache.put(file, await fetchFile(file))
      }
      await Promise.all(Array.from({ length: atOnce }, fetchInTurn))
    },

    async activate() {
      for (const other of await ownCaches(scope)) {
        if (other === name) continue
        const cache = await caches.open(other)
        const ends = await cache.match(endsName)
        if (!ends) await cache.put(endsName, new Response(String(scope.now() + keptMs)))
        else if (Number(await ends.text()) < scope.now()) await caches.delete(other)
      }
      // the very first visit is kept as well
      await scope.clients.claim()
    },

    answer({ method, mode, url }) {
      const { origin, pathname } = new URL(url)
      if (method !== 'GET' || origin !== location.origin) return undefined
      const isPage = readRoute(pathname).name !== 'unknown' || pathname.startsWith('/agenda/')
      if (mode === 'navigate' ? !isPage : !known.has(pathname) && !pathname.startsWith('/assets/')) return undefined
      const file = mode === 'navigate' ? page : pathname
      return fromCache(scope, name, file)
    },
  }
}

/** From this version, else from an earlier one, else, when the browser threw it away, from the network. */
async function fromCache(scope: WorkerScope, name: string, file: string): Promise<Response> {
  const own = await (await scope.caches.open(name)).match(file)
  return own ?? (await scope.caches.match(file)) ?? scope.fetch(file)
}

/** The way out: takes everything away that earlier workers kept, and itself. Pages that are open go on undisturbed. */
function letGo(scope: WorkerScope): Pages {
  return {
    install: () => scope.skipWaiting(),
    async activate() {
      for (const name of await ownCaches(scope)) await scope.caches.delete(name)
      await scope.registration.unregister()
    },
    answer: () => undefined,
  }
}

async function ownCaches({ caches }: WorkerScope): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}
