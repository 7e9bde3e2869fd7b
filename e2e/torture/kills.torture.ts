import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
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

/** Every so many times the browser is closed as people do, and then nothing at all may be lost. */
const closedEvery = 10

const keyEveryMs = 100

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
    { detached: true, stdio: 'ignore' },
  )
  const port = await portOf(profile)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no window')
  return { process: child, browser, page: context.pages()[0] ?? (await context.newPage()) }
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
  const lostMs: number[] = []
  let closedLost = 0
  try {
    const first = await startBrowser(profile)
    await first.page.goto(relay.url)
    await sayWhoYouAre(first.page, 'Anna', 'Gemeente')
    await first.page.goto(`${relay.url}/agenda/${agenda}`)
    await new AgendaScreen(first.page).expectSavedOnRelay()
    await endBrowser(first, 'close')

    let expected = 'Over taalklas:'
    let before: { typed: string; isClosed: boolean } | undefined
    // one visit more than kills: each tells what the one before it has left
    for (let round = 1; round <= kills + 1; round++) {
      const isClosed = round % closedEvery === 0
      const run = await startBrowser(profile)
      await cutLine(run.page)
      await run.page.goto(`${relay.url}/agenda/${agenda}`)
      const screen = new AgendaScreen(run.page)
      await expect(screen.body('Taalklas')).toContainText('Over taalklas:')
      const found = await wordsIn(screen)
      if (before) {
        expect(found.startsWith(expected), `round ${round}: what was read before is still there`).toBe(true)
        const lost = before.typed.length - (found.length - expected.length)
        if (before.isClosed) closedLost += lost
        else lostMs.push(lost * keyEveryMs)
      }
      if (round % 20 === 1 && before) {
        process.stdout.write(`${round - 1} of ${kills}: ${figures(lostMs)}, closed ${closedLost} keys lost\n`)
      }
      expected = found
      await screen.enterText('Taalklas')
      let typed = ''
      const until = Date.now() + 1_000 + Math.random() * 2_000
      for (let next = Date.now(); Date.now() < until; next += keyEveryMs) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())))
        const key = wordOf(round)[typed.length % 7] ?? ''
        await run.page.keyboard.press(key)
        typed += key
      }
      // at any moment between two keys
      await new Promise((resolve) => setTimeout(resolve, Math.random() * keyEveryMs))
      await endBrowser(run, isClosed || round > kills ? 'close' : 'kill')
      before = { typed, isClosed }
    }
  } finally {
    await relay.end()
    await rm(profile, { recursive: true, force: true })
  }
  process.stdout.write(
    `killed ${lostMs.length} times: ${figures(lostMs)}; closed ${kills - lostMs.length} times: ${closedLost} keys lost\n`,
  )
  expect(Math.max(...lostMs)).toBeLessThanOrEqual(1_000)
  expect(closedLost).toBe(0)
})

async function wordsIn(screen: AgendaScreen): Promise<string> {
  return (await screen.body('Taalklas').textContent()) ?? ''
}

function figures(lostMs: readonly number[]): string {
  const sorted = [...lostMs].sort((a, b) => a - b)
  const sum = sorted.reduce((total, ms) => total + ms, 0)
  return `lost ${Math.round(sum / sorted.length)} ms of typing on average, ${sorted.at(-1)} at most, none in ${sorted.filter((ms) => ms <= 0).length}`
}

async function endBrowser(run: { process: ChildProcess; browser: Browser; page: Page }, how: 'kill' | 'close') {
  const gone = once(run.process, 'exit')
  if (how === 'close') {
    await run.page.close({ runBeforeUnload: false })
    const session = await run.browser.newBrowserCDPSession()
    // it goes while it answers
    await session.send('Browser.close').catch((error: unknown) => console.info('The browser closed', error))
  } else process.kill(-(run.process.pid ?? 0), 'SIGKILL')
  await gone
}
