import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, test } from '@playwright/test'
import { build } from 'vite'
import { size, writeContent } from '../content.ts'
import { median, printTable } from '../table.ts'
import type { DeviceBench, Form } from './page.ts'
import type { StoreName } from './stores.ts'

declare global {
  interface Window {
    bench: DeviceBench
  }
}

/** How often each load is measured: as often as is asked for (`--visits 9`), five times by itself. */
const visits = Number(process.env.LEA_VISITS ?? 5)
const names: readonly StoreName[] = ['ours', 'y-indexeddb', 'y-dexie']
const forms: readonly Form[] = ['one row per edit', 'as it is kept', 'one row']
const edits = 1_000
const aborts = 20
/** What was asked of ours, in milliseconds. */
const goals: Partial<Record<Form, number>> = { 'as it is kept': 500, 'one row': 300 }

test('the store of the device, beside two others', async ({ browser }) => {
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' })
  const server = await serve(writeContent().updates)
  const context = await browser.newContext()
  try {
    await inPage(context, server.url, () => window.bench.fill(), [])
    const figures: Figures = { load: {}, edit: {}, there: {} }
    // in turn, so that a slow minute of the machine hits all
    for (let visit = 0; visit < visits; visit++) {
      for (const form of forms) {
        for (const name of names) {
          const ms = await inPage(context, server.url, ([store, how]) => window.bench.load(store, how), [name, form])
          const key = `${form}/${name}`
          figures.load[key] = [...(figures.load[key] ?? []), ms]
        }
      }
      for (const name of names) {
        const cost = await inPage(context, server.url, ([store, n]) => window.bench.edit(store, n), [name, edits])
        figures.edit[name] = [...(figures.edit[name] ?? []), cost]
      }
    }
    for (const name of names) {
      const aborted = await inPage(context, server.url, ([store, n]) => window.bench.typeWithAborts(store, n), [
        name,
        aborts,
      ])
      const there = await inPage(context, server.url, ([store]) => window.bench.lettersThere(store), [name])
      figures.there[name] = { aborted, there }
    }
    const compaction = await inPage(context, server.url, () => window.bench.compact(), [])
    print(figures, compaction)
    expect(figures.there.ours).toEqual({ aborted: aborts, there: 25 })
    expect(Math.max(0, ...compaction.longTasks)).toBeLessThanOrEqual(50)
  } finally {
    await context.close()
    server.close()
  }
})

type Cost = { pageMs: number; storedMs: number }
type Figures = {
  load: Record<string, number[]>
  edit: Partial<Record<StoreName, Cost[]>>
  there: Partial<Record<StoreName, { aborted: number; there: number }>>
}

/** Does something in a page that was opened for it, as a person who comes back would. */
async function inPage<const Given extends readonly unknown[], Result>(
  context: BrowserContext,
  url: string,
  work: (given: Given) => Promise<Result>,
  given: Given,
): Promise<Result> {
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'bench' in window)
  const result = await page.evaluate(work as (given: unknown) => Promise<Result>, given)
  await page.close()
  return result
}

function print({ load, edit, there }: Figures, compaction: Awaited<ReturnType<DeviceBench['compact']>>): void {
  process.stdout.write(
    `\n2,000 blocks, ${size.edits.toLocaleString('en')} edits; ${cpus().length} cores, Node ${process.versions.node}; ` +
      `medians of ${visits} in turn; in brackets how many times ours\n\n`,
  )
  const row = (what: string, read: (name: StoreName) => number, digits = 0) => {
    const own = read('ours')
    const cells = names.map((name) => `${read(name).toFixed(digits)} ms (${(read(name) / own).toFixed(1)}x)`)
    return [what, ...cells]
  }
  const costs = (name: StoreName, which: keyof Cost) => median((edit[name] ?? []).map((cost) => cost[which]))
  printTable(
    ['', ...names],
    [
      ...forms.map((form) =>
        row(`load, ${form}${goals[form] ? ` (goal ${goals[form]} ms)` : ''}`, (name) =>
          median(load[`${form}/${name}`] ?? []),
        ),
      ),
      row('an edit, page held up', (name) => costs(name, 'pageMs'), 3),
      row(`an edit, until ${edits} are on disk`, (name) => costs(name, 'storedMs'), 2),
      [
        `letters of 25 there after ${aborts} aborted writes`,
        ...names.map((name) => `${there[name]?.there} (${there[name]?.aborted} aborted)`),
      ],
    ],
  )
  const tasks = compaction.longTasks.map((ms) => ms.toFixed(0)).join(', ')
  process.stdout.write(
    `\nTaking ${size.edits.toLocaleString('en')} rows together took ${compaction.ms.toFixed(0)} ms beside the page; tasks of the ` +
      `page of 50 ms and more meanwhile: ${tasks === '' ? 'none' : `${tasks} ms`}; the longest wait of a timer: ` +
      `${compaction.longestGapMs.toFixed(0)} ms, of an answer of its database: ${compaction.longestAnswerMs.toFixed(0)} ms\n`,
  )
}

/** The page, and the history that it fills the stores with: each update behind its length. */
async function serve(updates: readonly Uint8Array[]): Promise<{ url: string; close: () => void }> {
  const dist = fileURLToPath(new URL('dist', import.meta.url))
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
  const content = Buffer.concat(
    updates.flatMap((update) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(update.length)
      return [length, update]
    }),
  )
  const server = createServer((asked, answer) => {
    const path = asked.url === '/' ? '/index.html' : (asked.url ?? '')
    if (path === '/content') {
      answer.end(content)
      return
    }
    readFile(join(dist, path)).then(
      (bytes) => answer.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(bytes),
      () => answer.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
