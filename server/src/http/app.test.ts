import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay, temporaryFolder } from '../test/relay.ts'
import { updateThatWrites } from '../test/updates.ts'

async function builtPages(): Promise<string> {
  const folder = await temporaryFolder()
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, 'index.html'), '<title>LEA-tafel</title>')
  writeFileSync(join(folder, 'assets/index-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'sw.js'), 'addEventListener("fetch", () => undefined)')
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}')
  writeFileSync(join(folder, '.vite/manifest.json'), '{}')
  return folder
}

const startWithPages = async () => startRelay({ pagesFolder: await builtPages() })

/** `fetch` can't be made to send another Host. */
function statusWithHost(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${address}/health`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('health says the version and which protocols are spoken, and is not kept', async () => {
  const { address } = await startRelay()
  const response = await fetch(`${address}/health`)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    protocol: { oldest: 1, newest: 1 },
  })
})

test.each(['/', '/agenda/V1StGXR8_Z5jdHi6B-myT', '/agenda/V1StGXR8_Z5jdHi6B-myT/begroting', '/agenda/x?y=1'])(
  '%s is the page that finds its own way, asked for again each time',
  async (path) => {
    const { address } = await startWithPages()
    const response = await fetch(`${address}${path}`)
    expect(await response.text()).toContain('<title>LEA-tafel</title>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-type')).toContain('text/html')
  },
)

test('the service worker is asked for again each time, and may fetch from here only', async () => {
  const { address } = await startWithPages()
  const worker = await fetch(`${address}/sw.js`)
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('content-type')).toContain('javascript')
  expect(worker.headers.get('content-security-policy')).toMatch(/default-src 'none'.*connect-src 'self'/)
  const manifest = await fetch(`${address}/manifest.webmanifest`)
  expect(manifest.headers.get('content-type')).toContain('application/manifest+json')
})

test('a file with a hash in its name is kept for ever, another is asked for again', async () => {
  const { address } = await startWithPages()
  const hashed = await fetch(`${address}/assets/index-abc123.js`)
  expect(hashed.headers.get('cache-control')).toContain('immutable')
  expect(hashed.headers.get('content-type')).toContain('javascript')
  expect((await fetch(`${address}/icon.svg`)).headers.get('cache-control')).toBe('no-cache')
})

test('who takes a page in a smaller form gets it so, with the same type and rules; under another name it is not there', async () => {
  const folder = await builtPages()
  for (const name of ['index.html', 'sw.js', 'assets/index-abc123.js']) {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content))
  }
  const { address } = await startRelay({ pagesFolder: folder })
  for (const path of ['/', '/agenda/some', '/sw.js', '/assets/index-abc123.js']) {
    const plain = await fetch(address + path, { headers: { 'accept-encoding': 'identity' } })
    const words = await plain.text()
    expect(plain.headers.get('content-encoding')).toBe(null)
    for (const form of ['br', 'gzip']) {
      const small = await fetch(address + path, { headers: { 'accept-encoding': form } })
      expect([path, small.headers.get('content-encoding'), await small.text()]).toEqual([path, form, words])
      expect(small.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
      for (const rule of ['content-type', 'cache-control', 'content-security-policy']) {
        expect([path, rule, small.headers.get(rule)]).toEqual([path, rule, plain.headers.get(rule)])
      }
    }
  }
  for (const path of ['/sw.js.br', '/assets/index-abc123.js.gz', '/index.html.br']) {
    expect([path, (await fetch(address + path)).status]).toEqual([path, 404])
  }
})

test('pieces of an earlier build are served for 30 days, to tabs that are still open', async () => {
  const dataFolder = await temporaryFolder()
  const before = await builtPages()
  const old = await startRelay({ pagesFolder: before, dataFolder })
  await old.stop()

  const after = await builtPages()
  rmSync(join(after, 'assets/index-abc123.js'))
  writeFileSync(join(after, 'assets/index-def456.js'), 'export {}')
  const { address, stop } = await startRelay({ pagesFolder: after, dataFolder })
  for (const name of ['index-abc123.js', 'index-def456.js']) {
    const piece = await fetch(`${address}/assets/${name}`)
    expect([piece.status, piece.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')])
  }
  await stop()

  const longAgo = Date.now() / 1_000 - 31 * 24 * 3_600
  utimesSync(join(dataFolder, 'pages/assets/index-abc123.js'), longAgo, longAgo)
  const later = await startRelay({ pagesFolder: after, dataFolder })
  expect((await fetch(`${later.address}/assets/index-abc123.js`)).status).toBe(404)
  expect((await fetch(`${later.address}/assets/index-def456.js`)).status).toBe(200)
})

test.each([
  '/agendas',
  '/assets/index-old.js',
  '/index.html',
  '/.vite/manifest.json',
  '/../package.json',
  '/%2e%2e/package.json',
  '/sync/V1StGXR8_Z5jdHi6B-myT',
])('%s is not found', async (path) => {
  const { address } = await startWithPages()
  const response = await fetch(`${address}${path}`)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('Niet gevonden\n')
})

test('an address that somebody typed and that is no page gets the page that says so, and is not found all the same', async () => {
  const { address } = await startWithPages()
  const visit = (path: string) => fetch(`${address}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } })
  const response = await visit('/nope')
  expect([response.status, await response.text()]).toEqual([404, '<title>LEA-tafel</title>'])
  const withoutPages = await startRelay()
  const bare = await fetch(`${withoutPages.address}/nope`, { headers: { accept: 'text/html' } })
  expect([bare.status, await bare.text()]).toEqual([404, 'Niet gevonden\n'])
})

test.each(['/agenda/%E0%A4%A', '/%'])('%s, which no browser makes, is answered in plain words', async (path) => {
  const { address } = await startWithPages()
  const response = await fetch(`${address}${path}`)
  expect(response.status).toBe(400)
  expect(await response.text()).toBe('Dit verzoek kan niet worden beantwoord\n')
})

test('every answer forbids what a page does not need', async () => {
  const { address } = await startWithPages()
  for (const path of ['/', '/health', '/nothing', '/assets/index-abc123.js']) {
    const { headers } = await fetch(`${address}${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script';trusted-types default ProseMirrorClipboard")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('a request under another name or from a page elsewhere is refused', async () => {
  const { address } = await startWithPages()
  const port = new URL(address).port
  for (const host of ['rebound.example', `rebound.example:${port}`, 'localhost:1', 'localhost'])
    expect(await statusWithHost(address, host)).toBe(403)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`])
    expect(await statusWithHost(address, host)).toBe(200)
  const origins = ['https://elsewhere.example', 'null', `http://localhost:${port}1`]
  for (const origin of origins) expect((await fetch(`${address}/health`, { headers: { origin } })).status).toBe(403)
  expect((await fetch(`${address}/health`, { headers: { origin: address } })).status).toBe(200)
})

test('what is asked through a proxy is not asked on this machine', async () => {
  const { address } = await startRelay()
  const ask = (forwarded: string) => fetch(`${address}/metrics`, { headers: { 'x-forwarded-for': forwarded } })
  expect((await ask('192.0.2.7')).status).toBe(403)
  // Whoever asks the proxy may say anything; what the proxy itself saw comes last.
  expect((await ask('127.0.0.1, 192.0.2.7')).status).toBe(403)
  expect((await fetch(`${address}/metrics`)).status).toBe(200)
  // Where people sign in a proxy may pass everything on but this.
  const guarded = await startRelay({ settings: { access: 'required' } })
  const passedOn = { headers: { 'x-forwarded-for': '192.0.2.7' } }
  expect((await fetch(`${guarded.address}/health`, passedOn)).status).toBe(200)
  expect((await fetch(`${guarded.address}/metrics`, passedOn)).status).toBe(403)
})

test('without built pages the relay runs and says what is missing', async () => {
  const relay = await startRelay()
  expect((await fetch(`${relay.address}/health`)).status).toBe(200)
  expect((await fetch(`${relay.address}/`)).status).toBe(404)
  expect(relay.logged.some(({ msg }) => String(msg).includes('npm run build'))).toBe(true)
})

test('the log names no agenda and no address', async () => {
  const relay = await startWithPages()
  await fetch(`${relay.address}/agenda/V1StGXR8_Z5jdHi6B-myT`)
  await fetch(`${relay.address}/nothing/V1StGXR8_Z5jdHi6B-myT`)
  expect(JSON.stringify(relay.logged)).not.toContain('V1StGXR8')
})

test('the figures count what happened, without saying where or by whom', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = await new RawClient(`${relay.syncUrl}/${agendaId}?ack=1`).opened()
  anna.sendUpdate(updateThatWrites('secret words'))
  await until(() => anna.acknowledged === 1)
  const rude = await new RawClient(`${relay.syncUrl}/${agendaId}`).opened()
  rude.send(Uint8Array.from([77]))
  await rude.closed()
  const response = await fetch(`${relay.address}/metrics`)
  expect(response.headers.get('content-type')).toContain('text/plain')
  const text = await response.text()
  expect(text).toMatch(/^lea_rooms 1$/m)
  expect(text).toMatch(/^lea_connections 1$/m)
  expect(text).toMatch(/^lea_commits_total 1$/m)
  expect(text).toMatch(/^lea_updates_total 1$/m)
  expect(text).toMatch(/^lea_commit_seconds_count 1$/m)
  expect(text).toMatch(/^lea_queue_bytes 0$/m)
  expect(text).toMatch(/^lea_disk_free_bytes [1-9]/m)
  expect(text).toMatch(/^lea_refused_total\{reason="malformedMessage"\} 1$/m)
  expect(text).not.toContain(agendaId)
  const elsewhere = await fetch(`${relay.address}/metrics`, { headers: { origin: 'https://elsewhere.example' } })
  expect(elsewhere.status).toBe(403)
})

test('how full the disk is, is looked up when the store refuses and when the figures are asked, not only once a minute', async () => {
  const store = new MemoryStore()
  let space = { free: 500, total: 1_000 }
  const relay = await startRelay({ store, space: async () => space })
  const anna = await new RawClient(`${relay.syncUrl}/${newAgendaId()}`).opened()
  space = { free: 10, total: 1_000 }
  store.failure = new StoreProblem('unavailable', 'the disk is full')
  anna.sendUpdate(updateThatWrites('refused'))
  await until(() => relay.logged.some(({ msg }) => String(msg).includes('almost full')))
  space = { free: 5, total: 1_000 }
  expect(await (await fetch(`${relay.address}/metrics`)).text()).toMatch(/^lea_disk_free_bytes 5$/m)
})
