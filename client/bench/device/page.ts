import { blocksOf } from '@lea/agenda'
import * as Y from 'yjs'
import { Database } from '../../src/device/database.ts'
import { type StoreName, stores } from './stores.ts'

/** An agenda of 100,000 edits as it can lie on the device: a row per edit, as our store leaves it at worst, or in one row. */
export type Form = 'one row per edit' | 'as it is kept' | 'one row'

/** So many rows behind the compacted one, and the next one has them taken together. */
const rowsBehind = 499

const without = { compaction: () => Promise.resolve(0), patienceMs: 120_000 }

async function fetchUpdates(): Promise<Uint8Array[]> {
  const bytes = new Uint8Array(await (await fetch('/content')).arrayBuffer())
  const view = new DataView(bytes.buffer)
  const updates: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at)
    updates.push(bytes.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  return updates
}

function together(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return Y.encodeStateAsUpdate(doc)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const bench = {
  async fill(): Promise<void> {
    const updates = await fetchUpdates()
    const edge = updates.length - rowsBehind
    const forms: Record<Form, Uint8Array[]> = {
      'one row per edit': updates,
      'as it is kept': [together(updates.slice(0, edge)), ...updates.slice(edge)],
      'one row': [together(updates)],
    }
    for (const store of Object.values(stores)) {
      for (const [form, rows] of Object.entries(forms)) await store.fill(form, rows)
      await store.fill('edits', forms['one row'])
      await store.fill('aborted', [together([])])
    }
  },

  /** How long it takes from nothing to the whole document, in milliseconds. */
  async load(name: StoreName, form: Form): Promise<number> {
    const before = performance.now()
    const { doc } = await stores[name].open(form, without)
    const ms = performance.now() - before
    if (blocksOf(doc).size < 2_000) throw new Error(`${name} read ${blocksOf(doc).size} blocks only`)
    return ms
  },

  /** Types `count` letters, each in a task of its own: how long the page is held up by each, and until all are on disk. */
  async edit(name: StoreName, count: number): Promise<{ pageMs: number; storedMs: number }> {
    const { doc, stored } = await stores[name].open('edits', without)
    const text = doc.getText('bench')
    let pageMs = 0
    const before = performance.now()
    for (let at = 0; at < count; at++) {
      const began = performance.now()
      text.insert(text.length, 'a')
      pageMs += performance.now() - began
      await pause(0)
    }
    await stored()
    return { pageMs: pageMs / count, storedMs: (performance.now() - before) / count }
  },

  /** Types 25 letters while the browser aborts the first `aborts` of what is written. */
  async typeWithAborts(name: StoreName, aborts: number): Promise<number> {
    const { doc, stored } = await stores[name].open('aborted')
    let left = aborts
    for (const verb of ['add', 'put'] as const) {
      const write = IDBObjectStore.prototype[verb]
      IDBObjectStore.prototype[verb] = function (this: IDBObjectStore, ...row: Parameters<typeof write>) {
        const request = write.apply(this, row)
        if (left > 0 && stores[name].table.test(this.name)) {
          left--
          this.transaction.abort()
        }
        return request
      }
    }
    for (let letter = 0; letter < 25; letter++) {
      doc.getText('bench').insert(letter, String.fromCharCode(97 + letter))
      await pause(100)
    }
    // our store tries an aborted write again, once a second at most
    for (let waited = 0; waited < 60 && left > 0 && name === 'ours'; waited++) await pause(500)
    await stored().catch((error: unknown) => console.warn('The store could not write any more', error))
    return aborts - left
  },

  async lettersThere(name: StoreName): Promise<number> {
    const { doc } = await stores[name].open('aborted')
    return doc.getText('bench').length
  },

  /** Opens 100,000 rows, which our store then has taken together, and types meanwhile: what the page noticed of it. */
  async compact(): Promise<{ ms: number; longTasks: number[]; longestGapMs: number; longestAnswerMs: number }> {
    const longTasks: number[] = []
    const { doc, stored } = await stores.ours.open('one row per edit', { patienceMs: 120_000 })
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    // reading the document is a task of its own, and not what is measured
    await pause(100)
    observer.observe({ type: 'longtask' })
    const database = new Database()
    const before = performance.now()
    let longestGapMs = 0
    let longestAnswerMs = 0
    for (let left = Number.POSITIVE_INFINITY; left > 1_000; ) {
      doc.getText('bench').insert(0, 'a')
      const paused = performance.now()
      await pause(20)
      // by itself: an answer of the database waits for the worker's transaction, and holds up nothing of the page
      const asked = performance.now()
      longestGapMs = Math.max(longestGapMs, asked - paused - 20)
      left = await database.rowsOf('one row per edit').count()
      longestAnswerMs = Math.max(longestAnswerMs, performance.now() - asked)
    }
    const ms = performance.now() - before
    await stored()
    observer.disconnect()
    return { ms, longTasks, longestGapMs, longestAnswerMs }
  },
}

export type DeviceBench = typeof bench

Object.assign(window, { bench })
