import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@lea/agenda'
import { type BrowserContext, chromium, type Page, test } from '@playwright/test'
import { build } from 'vite'
import type * as Y from 'yjs'
import { chromiumOptions } from '../../e2e/people/chromium.ts'
import { sayWhoYouAre } from '../../e2e/people/person.ts'
import { Relay } from '../../e2e/relay/relay.ts'
import { bodyText, type Content, landmark, peerBodyText, size, writeContent } from './content.ts'
import { installMeter, type Meter } from './meter.ts'
import type { Seed } from './seed/seed.ts'
import { serveBeside } from './server.ts'
import { median, percentile, printTable } from './table.ts'
import { Typers } from './typers.ts'

declare global {
  interface Window {
    meter: Meter
    seed: Seed
  }
}

const visits = 5
const keysPerVisit = 120
/** The slower of the two screens decides how long this has to be. */
const patienceMs = 180_000

/** One way to show the agenda: where it is, and how to come to type in its first block. */
type Screen = {
  name: string
  path: (room: string) => string
  room: string
  findText: (doc: Y.Doc, block: string) => Y.XmlText
}

type Visit = { loadMs: number; firstMs: number; allMs: number; renderMs: number; keyMs: number[]; heapMb: number }

test('the agenda as blocks, beside the agenda in one editor', async () => {
  await build({ configFile: new URL('vite.config.ts', import.meta.url).pathname, logLevel: 'warn' })
  const content = writeContent()
  const relay = await Relay.start()
  const server = await serveBeside(relay.port)
  const folder = await mkdtemp(join(tmpdir(), 'lea-tafel-bench-'))
  const context = await chromium.launchPersistentContext(folder, {
    ...chromiumOptions,
    viewport: { width: 1440, height: 900 },
    locale: 'nl-NL',
    baseURL: server.url,
  })
  try {
    const blocks: Screen = {
      name: 'blocks',
      room: newId(),
      path: (room) => `/agenda/${room}`,
      findText: bodyText,
    }
    const oneEditor: Screen = {
      name: 'one editor',
      room: newId(),
      path: (room) => `/bench/peer/index.html?room=${room}`,
      findText: peerBodyText,
    }
    const rawMs = await fill(context, content, blocks, oneEditor)

    const results = new Map<Screen, Visit[]>([
      [blocks, []],
      [oneEditor, []],
    ])
    // In turn, so that a slow minute of the machine hits both.
    for (let visit = 0; visit < visits; visit++) {
      for (const [screen, measured] of results) measured.push(await visitScreen(context, relay, screen, content))
    }
    print(results.get(blocks) ?? [], results.get(oneEditor) ?? [], rawMs)
  } finally {
    await context.close()
    server.close()
    await relay.end()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Stores both forms in the browser; answers how long the very first opening of 100,000 uncompacted rows took. */
async function fill(context: BrowserContext, content: Content, blocks: Screen, oneEditor: Screen): Promise<number> {
  const page = await context.newPage()
  await page.goto('/')
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await page.goto('/bench/seed/index.html')
  for (let from = 0; from < content.updates.length; from += 5000) {
    const updates = content.updates.slice(from, from + 5000).map((update) => Buffer.from(update).toString('base64'))
    await page.evaluate(([room, rows]) => window.seed.storeRows(room, rows), [blocks.room, updates] as const)
  }
  const peer = Buffer.from(content.peer).toString('base64')
  await page.evaluate(([room, update]) => window.seed.storePeer(room, update), [oneEditor.room, peer] as const)
  await page.close()

  const first = await openScreen(context, blocks)
  const { firstMs } = await readMeter(first)
  await first.close()
  const seeding = await context.newPage()
  await seeding.goto('/bench/seed/index.html')
  await seeding.evaluate((room) => window.seed.compact(room), blocks.room)
  await seeding.close()
  return firstMs
}

async function openScreen(context: BrowserContext, screen: Screen): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(installMeter, landmark)
  await page.goto(screen.path(screen.room))
  await page.waitForFunction(() => window.meter.lastMs > 0, undefined, { timeout: patienceMs })
  return page
}

async function readMeter(page: Page): Promise<Meter & { loadedMs: number }> {
  return page.evaluate(() => {
    const loaded = performance.getEntriesByName('lea:loaded')[0]
    if (!loaded) throw new Error("the page didn't mark when its document was loaded")
    return { ...window.meter, loadedMs: loaded.startTime }
  })
}

/** Loads the page, lets five colleagues type in the first blocks and further on, types too, and looks at the heap. */
async function visitScreen(context: BrowserContext, relay: Relay, screen: Screen, content: Content): Promise<Visit> {
  const page = await openScreen(context, screen)
  await page.getByText(landmark.first).first().click()
  await page.waitForFunction(() => document.activeElement?.getAttribute('contenteditable') === 'true')
  await page.keyboard.press('End')
  const typers = new Typers(relay.url.replace('http', 'ws'), screen.room)
  // Two of them on the same screen as the one who types, three further down.
  const others = [1, 2, 40, 400, 1200].map((index) => content.textBlocks[index] ?? '')
  await typers.join(others, screen.findText)
  await page.evaluate(() => {
    window.meter.keyMs = []
  })
  for (let key = 0; key < keysPerVisit; key++) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a', { delay: 60 })
  await page.waitForFunction((count) => window.meter.keyMs.length >= count, keysPerVisit, { timeout: patienceMs })
  typers.leave()
  const { firstMs, lastMs, loadedMs, keyMs } = await readMeter(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('Performance.enable')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const heapMb = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1_000_000
  await page.close()
  return { loadMs: loadedMs, firstMs, renderMs: firstMs - loadedMs, allMs: lastMs, keyMs, heapMb }
}

function print(blocks: Visit[], oneEditor: Visit[], rawMs: number): void {
  const rows: [what: string, read: (visits: Visit[]) => number, unit: string][] = [
    ['navigation to text on screen', (all) => median(all.map(({ firstMs }) => firstMs)), 'ms'],
    ['  of which: loading from IndexedDB (with the scripts)', (all) => median(all.map(({ loadMs }) => loadMs)), 'ms'],
    ['  of which: first render, loaded to painted', (all) => median(all.map(({ renderMs }) => renderMs)), 'ms'],
    ['navigation to all 2,000 blocks in the page', (all) => median(all.map(({ allMs }) => allMs)), 'ms'],
    [
      'key to paint, p50',
      (all) =>
        percentile(
          all.flatMap(({ keyMs }) => keyMs),
          0.5,
        ),
      'ms',
    ],
    [
      'key to paint, p95',
      (all) =>
        percentile(
          all.flatMap(({ keyMs }) => keyMs),
          0.95,
        ),
      'ms',
    ],
    ['heap', (all) => median(all.map(({ heapMb }) => heapMb)), 'MB'],
  ]
  const blockCount = size.sections + size.ambitions + size.pillars + size.actions + size.roles + size.budgets + 6
  process.stdout.write(
    `\n${blockCount.toLocaleString('en')} blocks, ${size.edits.toLocaleString('en')} edits of history, five colleagues typing; ` +
      `${cpus().length} cores, Node ${process.versions.node}; medians of ${visits} visits in turn\n\n`,
  )
  printTable(
    ['', 'blocks', 'one editor', 'ratio'],
    rows.map(([what, read, unit]) => {
      const ours = read(blocks)
      const theirs = read(oneEditor)
      return [what, `${ours.toFixed(0)} ${unit}`, `${theirs.toFixed(0)} ${unit}`, `${(theirs / ours).toFixed(1)}x`]
    }),
  )
  process.stdout.write(
    `\nThe first opening of that history, one row per edit and never compacted: text on screen after ${rawMs.toFixed(0)} ms\n`,
  )
}
