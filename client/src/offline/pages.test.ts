import { expect, test } from 'vitest'
import { keepPages, type Precache, type WorkerScope } from './pages.ts'

const origin = 'https://lea.example'
const day = 24 * 3_600_000

class FakeCache {
  readonly entries = new Map<string, string>()
  match = async (file: RequestInfo | URL) => {
    const text = this.entries.get(String(file))
    return text === undefined ? undefined : new Response(text)
  }
  put = async (file: RequestInfo | URL, response: Response) => {
    this.entries.set(String(file), await response.text())
  }
}

/** A browser, and a server of which the line can be cut. */
function newBrowser() {
  const kept = new Map<string, FakeCache>()
  const server = { files: new Map<string, string>(), isThere: true, asked: [] as string[], busy: 0, busiest: 0 }
  const gone = { registered: true, waited: true }
  let today = 0
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new FakeCache()
    kept.set(name, cache)
    return cache as unknown as Cache
  }
  const scope: WorkerScope = {
    location: { origin },
    caches: {
      open,
      keys: async () => [...kept.keys()],
      delete: async (name) => kept.delete(name),
      match: async (file) => {
        for (const cache of kept.values()) {
          const found = await cache.match(file as string)
          if (found) return found
        }
        return undefined
      },
    },
    fetch: async (file) => {
      server.asked.push(String(file))
      if (!server.isThere) throw new TypeError('Failed to fetch')
      server.busiest = Math.max(server.busiest, ++server.busy)
      await new Promise(setImmediate)
      server.busy--
      const text = server.files.get(String(file))
      return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 })
    },
    skipWaiting: async () => {
      gone.waited = false
    },
    clients: { claim: async () => undefined },
    registration: {
      unregister: async () => {
        gone.registered = false
        return true
      },
    },
    now: () => today,
  }
  /** Puts a build on the server and lets the browser fetch and use it. */
  const deploy = async (version: string, files: Record<string, string>) => {
    server.files = new Map(Object.entries(files))
    const precache: Precache = { version, files: Object.keys(files) }
    const pages = keepPages(scope, precache)
    await pages.install()
    await pages.activate()
    return async (path: string, mode: RequestMode = 'no-cors') =>
      (await pages.answer({ method: 'GET', mode, url: origin + path }))?.text()
  }
  const pass = (days: number) => {
    today += days * day
  }
  return { kept, server, scope, gone, deploy, pass }
}

const first = { '/': 'page 1', '/assets/a-1.js': 'a 1', '/assets/lib-0.js': 'lib', '/icon.svg': 'icon' }
const second = { '/': 'page 2', '/assets/a-2.js': 'a 2', '/assets/lib-0.js': 'lib', '/icon.svg': 'icon 2' }

test('without a server every page of the application opens, and every piece of it', async () => {
  const { server, deploy } = newBrowser()
  const ask = await deploy('1', first)
  server.isThere = false
  for (const path of ['/', '/agenda/V1StGXR8_Z5jdHi6B-myT', '/agenda/V1StGXR8_Z5jdHi6B-myT/begroting?y=1']) {
    expect(await ask(path, 'navigate')).toBe('page 1')
  }
  expect(await ask('/assets/a-1.js')).toBe('a 1')
  expect(await ask('/icon.svg')).toBe('icon')
})

test('what isn’t of the pages goes to the network', async () => {
  const ask = await newBrowser().deploy('1', first)
  expect(await ask('/health')).toBeUndefined()
  expect(await ask('/sw.js')).toBeUndefined()
  expect(await ask('/elsewhere', 'navigate')).toBeUndefined()
})

test('a version of which a piece is missing isn’t used', async () => {
  const { server, scope } = newBrowser()
  server.files = new Map([['/', 'page 1']])
  await expect(keepPages(scope, { version: '1', files: ['/', '/assets/a-1.js'] }).install()).rejects.toThrow('404')
})

test('a new version fetches only what changed, and answers with its own page', async () => {
  const { server, deploy } = newBrowser()
  await deploy('1', first)
  server.asked = []
  const ask = await deploy('2', second)
  expect(server.asked.sort()).toEqual(['/', '/assets/a-2.js', '/icon.svg'])
  server.isThere = false
  expect(await ask('/', 'navigate')).toBe('page 2')
  expect(await ask('/icon.svg')).toBe('icon 2')
})

test('a version of many pieces is fetched a few at a time, each of them once', async () => {
  const { server, deploy } = newBrowser()
  const pieces = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`/assets/${at}.js`, `piece ${at}`]))
  await deploy('1', { '/': 'page', ...pieces })
  expect(server.busiest).toBe(4)
  expect(server.asked.sort()).toEqual(['/', ...Object.keys(pieces)].sort())
})

test('a tab of the old version still gets its pieces, for thirty days', async () => {
  const { server, deploy, pass } = newBrowser()
  await deploy('1', first)
  const ask = await deploy('2', second)
  server.isThere = false
  expect(await ask('/assets/a-1.js')).toBe('a 1')
  server.isThere = true
  pass(29)
  expect(await (await deploy('3', second))('/assets/a-1.js')).toBe('a 1')
  pass(2)
  const last = await deploy('4', second)
  server.isThere = false
  await expect(last('/assets/a-1.js')).rejects.toThrow('Failed to fetch')
})

test('what the browser threw away comes from the network', async () => {
  const { kept, deploy } = newBrowser()
  const ask = await deploy('1', first)
  kept.clear()
  expect(await ask('/agenda/x', 'navigate')).toBe('page 1')
})

test('a build that keeps nothing takes away what was kept, at once, and itself', async () => {
  const { kept, scope, gone, deploy } = newBrowser()
  await deploy('1', first)
  kept.set('of something else', new FakeCache())
  const pages = keepPages(scope, null)
  await pages.install()
  await pages.activate()
  expect([...kept.keys()]).toEqual(['of something else'])
  expect(gone).toEqual({ registered: false, waited: false })
  expect(pages.answer({ method: 'GET', mode: 'navigate', url: `${origin}/` })).toBeUndefined()
})
