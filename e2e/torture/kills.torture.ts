import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syncPath } from '@lea/protocol'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { chromiumOptions } from '../people/chromium.ts'
import { sayWhoYouAre } from '../people/person.ts'
import { makeAgenda } from '../relay/agenda.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'

const kills = Number(process.env.LEA_KILLS ?? 200)

/** After every so many kills the browser is closed as people do once, and then nothing at all may be lost. */
const killsToClose = 10

/** How often the browser has been killed and closed in earlier runs that are gone on with. */
const resultsPath = process.env.LEA_RESULTS

/** What one visit left behind: how many keys were typed and how many of them the next visit didn't find. */
type Result = { what: 'kill' | 'close'; typed: number; lost: number }

const keyEveryMs = 100

/** Of a kill that cost more than this it is printed what the page handed to its database, and when it got an answer. */
const tellAboveMs = 400

/** What is typed: each word tells its own number, so that a gap shows. */
const wordOf = (at: number) => `${String(at).padStart(6, '0')}.`

/** A browser with a profile on disk, as a process of its own that can be killed with everything that it started. */
async function startBrowser(profile: string): Promise<{ process: ChildProcess; browser: Browser; page: Page }> {
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const child = spawn(
    chromiumOptions.executablePath,
    [
      ...chromiumOptions.args,
      '--headless',
      '--no-sandbox',
      '--hide-crash-restore-bubble',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // what Chromium says of its own storage, for when it doesn't give back what it should
  child.stderr.pipe(createWriteStream(join(profile, 'said-by-chromium.txt'), { flags: 'a' }))
  const port = await portOf(profile)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no window')
  return { process: child, browser, page: context.pages()[0] ?? (await context.newPage()) }
}

/** Waits for the text of the agenda. When the browser came back with something else, it is written down what that is. */
async function expectText({ page }: { page: Page }, profile: string, round: number): Promise<void> {
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  try {
    await expect(new AgendaScreen(page).body('Taalklas')).toContainText('Over taalklas:')
  } catch (error) {
    const shown = await page.locator('body').innerText()
    const here = await page.evaluate(async () => JSON.stringify(await indexedDB.databases()))
    await page.screenshot({ path: join(profile, 'shown.png') })
    process.stdout.write(
      `round ${round}: the browser came back, and not with the agenda.\n` +
        `address: ${page.url()}\nshown:\n${shown}\nconsole:\n${said.join('\n')}\ndatabases: ${here}\n`,
    )
    throw error
  }
}

/** Runs in the page: says of each row when it was handed to the database, and when that said that it has it. */
function tellOfWrites(): void {
  const add = IDBObjectStore.prototype.add
  let rows = 0
  IDBObjectStore.prototype.add = function (...row) {
    const request = add.apply(this, row)
    if (this.name !== 'updates') return request
    const number = ++rows
    console.debug(`row ${number} handed`)
    this.transaction.addEventListener('complete', () => console.debug(`row ${number} stored`))
    return request
  }
}

/** What `tellOfWrites` says from now on, each with its moment in milliseconds. */
function followWrites(page: Page): string[] {
  const writes: string[] = []
  page.on('console', (message) => {
    const [, row, what] = /^row (\d+) (handed|stored)$/.exec(message.text()) ?? []
    if (row) writes.push(`${what}${row}@${Date.now() % 100_000}`)
  })
  return writes
}

async function portOf(profile: string): Promise<string> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    if (port.includes('\n')) return port.split('\n')[0] ?? ''
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the browser did not say where it can be reached')
}

/** Only what this device keeps may bring the text back: the relay gives the page, and no line. */
async function cutLine(page: Page): Promise<void> {
  await page.context().routeWebSocket(new RegExp(syncPath), (socket) => socket.close())
  await page.context().route(/\/health$|\/exchange\?/, (route) => route.abort())
}

test(`a browser that is killed ${kills} times while somebody types at ten keys a second`, async () => {
  const relay = await Relay.start()
  const agenda = await makeAgenda(relay)
  const profile = await mkdtemp(join(tmpdir(), 'lea-tafel-kills-'))
  const results = await earlierResults()
  try {
    const first = await startBrowser(profile)
    await first.page.goto(relay.url)
    await sayWhoYouAre(first.page, 'Anna', 'Gemeente')
    await first.page.goto(`${relay.url}/agenda/${agenda}`)
    await new AgendaScreen(first.page).expectSavedOnRelay()
    await endBrowser(first, 'close')

    let expected = 'Over taalklas:'
    let before: { typed: string; what: Result['what']; writes: string[] } | undefined
    // one visit more than are ended: each tells what the one before it has left
    for (let round = 1; ; round++) {
      const run = await startBrowser(profile)
      await cutLine(run.page)
      await run.page.addInitScript(tellOfWrites)
      await run.page.goto(`${relay.url}/agenda/${agenda}`)
      const screen = new AgendaScreen(run.page)
      await expectText(run, profile, round)
      const found = await wordsIn(screen)
      if (before) {
        expect(found.startsWith(expected), `round ${round}: what was read before is still there`).toBe(true)
        const lost = before.typed.length - (found.length - expected.length)
        await keep(results, { what: before.what, typed: before.typed.length, lost })
        if (lost * keyEveryMs > tellAboveMs) {
          process.stdout.write(
            `round ${round - 1}: ${lost} of ${before.typed.length} keys lost; ${before.writes.join(' ')}\n`,
          )
        }
      }
      const killed = results.filter(({ what }) => what === 'kill').length
      const closed = results.length - killed
      if (killed >= kills && closed >= Math.floor(kills / killsToClose)) {
        await endBrowser(run, 'close')
        break
      }
      if (results.length % 20 === 0) process.stdout.write(`${killed} of ${kills}: ${figures(results)}\n`)
      const what = killed >= (closed + 1) * killsToClose ? 'close' : 'kill'
      expected = found
      await screen.enterText('Taalklas')
      let typed = ''
      const writes = followWrites(run.page)
      const until = Date.now() + 1_000 + Math.random() * 2_000
      for (let next = Date.now(); Date.now() < until; next += keyEveryMs) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())))
        const key = wordOf(round)[typed.length % 7] ?? ''
        await run.page.keyboard.press(key)
        typed += key
        writes.push(`key@${Date.now() % 100_000}`)
      }
      // at any moment between two keys
      await new Promise((resolve) => setTimeout(resolve, Math.random() * keyEveryMs))
      await endBrowser(run, what)
      before = { typed, what, writes }
    }
  } catch (error) {
    process.stdout.write(`what the browser kept stays in ${profile}\n`)
    await relay.end()
    throw error
  }
  await relay.end()
  await rm(profile, { recursive: true, force: true })
  process.stdout.write(`${figures(results)}\n`)
  const lostOf = (which: Result['what']) => results.flatMap(({ what, lost }) => (what === which ? lost : []))
  expect(Math.max(...lostOf('kill')) * keyEveryMs).toBeLessThanOrEqual(1_000)
  expect(Math.max(0, ...lostOf('close'))).toBe(0)
})

/** What an earlier run wrote down that was stopped; without a place for results, nothing. */
async function earlierResults(): Promise<Result[]> {
  if (resultsPath === undefined) return []
  const text = await readFile(resultsPath, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const read = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Result]))
  return read.filter(({ what }) => what === 'kill' || what === 'close')
}

async function keep(results: Result[], result: Result): Promise<void> {
  results.push(result)
  if (resultsPath !== undefined) await appendFile(resultsPath, `${JSON.stringify(result)}\n`)
}

async function wordsIn(screen: AgendaScreen): Promise<string> {
  return (await screen.body('Taalklas').textContent()) ?? ''
}

function figures(results: readonly Result[]): string {
  const killed = results.filter(({ what }) => what === 'kill')
  const closed = results.filter(({ what }) => what === 'close')
  const lostMs = killed.map(({ lost }) => lost * keyEveryMs)
  const average = Math.round(lostMs.reduce((total, ms) => total + ms, 0) / Math.max(1, killed.length))
  return (
    `killed ${killed.length} times while typing: ${Math.max(0, ...lostMs)} ms of typing lost at most, ${average} ms on average, ` +
    `nothing in ${lostMs.filter((ms) => ms <= 0).length}; ` +
    `closed ${closed.length} times: ${closed.reduce((total, { lost }) => total + lost, 0)} keys lost`
  )
}

async function endBrowser(run: { process: ChildProcess; browser: Browser; page: Page }, how: 'kill' | 'close') {
  const gone = once(run.process, 'exit')
  if (how === 'close') {
    await run.page.close({ runBeforeUnload: false })
    const session = await run.browser.newBrowserCDPSession()
    // it goes while it answers, which is no answer
    await session.send('Browser.close').catch((error: Error) => expect(error.message).toContain('closed'))
  } else process.kill(-(run.process.pid ?? 0), 'SIGKILL')
  await gone
}
