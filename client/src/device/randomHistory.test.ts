import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { compactAgenda } from './compaction.ts'
import { Database } from './database.ts'
import { AgendaStore } from './updateStore.ts'

const agenda = 'agenda-of-the-histories'

/** Random numbers that come again with the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

async function openTab(device: string) {
  const database = new Database(device)
  const store = new AgendaStore(database, agenda, { batchMs: 1, retryMs: { first: 1, longest: 5 } })
  const doc = new Y.Doc()
  await store.load(doc)
  return { database, store, doc }
}

type Tab = Awaited<ReturnType<typeof openTab>>

async function close({ database, store }: Tab): Promise<void> {
  await store.close()
  database.close()
}

test('two tabs, aborted writes, compactions and reloads in any order lose no letter', { timeout: 60_000 }, async () => {
  const firstSeed = Number(process.env.LEA_SEED)
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
