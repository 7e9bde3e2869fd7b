import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { randomFrom } from '../test/randomFrom.ts'
import { compactAgenda } from './compaction.ts'
import { Database } from './database.ts'
import { AgendaStore } from './updateStore.ts'

const agenda = 'agenda-of-the-histories'

/** The channels of the tab that is being opened: a tab that dies takes them along. */
let opening: NotedChannel[] = []

class NotedChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name)
    opening.push(this)
  }

  die(): void {
    this.close()
    this.postMessage = () => undefined
  }
}

async function openTab(device: string) {
  opening = []
  const channels = opening
  const database = new Database(device)
  const store = new AgendaStore(database, agenda, {
    batchMs: 1,
    retryMs: { first: 1, longest: 5 },
    patienceMs: 60_000,
  })
  const doc = new Y.Doc()
  await store.load(doc)
  return { database, store, doc, channels, unsaved: [] as string[] }
}

type Tab = Awaited<ReturnType<typeof openTab>>

async function close({ database, store }: Tab): Promise<void> {
  await store.close()
  database.close()
}

/** Ends a tab as a crash does: from this moment on it writes nothing and tells nobody anything. */
function crash({ database, channels, doc }: Tab): void {
  for (const channel of channels) channel.die()
  database.close({ disableAutoOpen: true })
  database.open = () => new Promise(() => undefined) as never
  doc.destroy()
}

const saved = ({ store }: Tab) =>
  vi.waitFor(() => expect(store.state()).toBe('saved'), { timeout: 60_000, interval: 1 })

const firstSeed = Number(process.env.LEA_SEED)
const histories = Number(process.env.LEA_HISTORIES ?? 3)

/** Where a long run by hand writes down what it has played, and reads what need not be played again. */
const resultsPath = process.env.LEA_RESULTS

type Played = { what: 'history'; seed: number; crashes: number; letters: number }

function alreadyPlayed(): Played[] {
  if (resultsPath === undefined || !existsSync(resultsPath)) return []
  const lines = readFileSync(resultsPath, 'utf8').split('\n')
  const read = lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Played]))
  return read.filter(({ what, seed }) => what === 'history' && seed >= firstSeed && seed < firstSeed + histories)
}

test(`five tabs that open, close and crash at random lose nothing that was saved (${histories} histories)`, {
  timeout: 10_000 + histories * 5_000,
}, async () => {
  vi.stubGlobal('BroadcastChannel', NotedChannel)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const played = alreadyPlayed()
  const known = new Set(played.map(({ seed }) => seed))
  const figures = () => {
    const sum = (of: 'crashes' | 'letters') => played.reduce((total, each) => total + each[of], 0)
    return `five tabs: ${played.length} histories, ${sum('crashes')} crashes, ${sum('letters')} letters that were saved, 0 lost\n`
  }
  for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
    if (known.has(seed)) continue
    const random = randomFrom(seed)
    const device = `five-tabs-${seed}`
    let crashes = 0
    if (histories > 20 && (seed - firstSeed) % 20 === 0) process.stdout.write(`LEA_SEED=${seed}, ${figures()}`)
    const tabs: (Tab | undefined)[] = [await openTab(device), undefined, undefined, undefined, undefined]
    const mustBeThere = new Set<string>()
    let written = 0
    for (let step = 0; step < 120; step++) {
      const at = random(5)
      const tab = tabs[at]
      if (tab && tab.store.state() === 'saved') {
        for (const glyph of tab.unsaved) mustBeThere.add(glyph)
        tab.unsaved = []
      }
      const deed = random(20)
      if (!tab) {
        if (deed < 8) tabs[at] = await openTab(device)
      } else if (deed < 13) {
        const glyph = String.fromCodePoint(0x4e00 + written++)
        const text = tab.doc.getText('text')
        text.insert(random(text.length + 1), glyph)
        tab.unsaved.push(glyph)
      } else if (deed < 16) await new Promise((resolve) => setTimeout(resolve, random(6)))
      else if (deed < 17) await compactAgenda(tab.database, agenda)
      else if (deed < 18) {
        await saved(tab)
        for (const glyph of tab.unsaved) mustBeThere.add(glyph)
        await close(tab)
        tabs[at] = undefined
      } else {
        crash(tab)
        crashes++
        tabs[at] = undefined
      }
    }
    for (const tab of tabs) {
      if (!tab) continue
      await saved(tab)
      for (const glyph of tab.unsaved) mustBeThere.add(glyph)
      await close(tab)
    }
    const after = await openTab(device)
    const there = new Set(after.doc.getText('text').toString())
    expect(
      [...mustBeThere].filter((glyph) => !there.has(glyph)),
      `LEA_SEED=${seed}`,
    ).toEqual([])
    await close(after)
    const result: Played = { what: 'history', seed, crashes, letters: mustBeThere.size }
    played.push(result)
    if (resultsPath !== undefined) appendFileSync(resultsPath, `${JSON.stringify(result)}\n`)
  }
  process.stdout.write(figures())
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('two tabs, aborted writes, compactions and reloads in any order lose no letter', { timeout: 60_000 }, async () => {
  const history = { toAbort: 0 }
  const add = IDBObjectStore.prototype.add
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    const request = add.apply(this, row)
    if (this.name === 'updates' && history.toAbort > 0) {
      history.toAbort--
      this.transaction.abort()
    }
    return request
  })

  for (let seed = firstSeed; seed < firstSeed + 15; seed++) {
    const random = randomFrom(seed)
    const device = `history-${seed}`
    const tabs = [await openTab(device), await openTab(device)]
    const written: string[] = []
    for (let step = 0; step < 60; step++) {
      const at = random(2)
      const tab = tabs[at] as Tab
      const deed = random(20)
      if (deed < 12) {
        // a glyph of its own each time, in a text that both write in: every row builds on earlier ones
        const glyph = String.fromCodePoint(0x4e00 + written.length)
        const text = tab.doc.getText('text')
        text.insert(random(text.length + 1), glyph)
        written.push(glyph)
      } else if (deed < 14) history.toAbort = random(4)
      else if (deed < 16) await tab.store.flush()
      else if (deed < 17) await new Promise((resolve) => setTimeout(resolve, random(8)))
      else if (deed < 18) await compactAgenda(tab.database, agenda).catch(() => 'aborted, as a write may be')
      else {
        await vi.waitFor(() => expect(tab.store.state()).toBe('saved'), { timeout: 5_000, interval: 1 })
        await close(tab)
        tabs[at] = await openTab(device)
      }
    }
    history.toAbort = 0
    for (const tab of tabs) {
      await vi.waitFor(() => expect(tab.store.state()).toBe('saved'), { timeout: 5_000, interval: 1 })
      await close(tab)
    }
    const after = await openTab(device)
    expect([...after.doc.getText('text').toString()].sort(), `LEA_SEED=${seed}`).toEqual(written)
    await close(after)
  }
})
