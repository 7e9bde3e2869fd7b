import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database, type FieldDraft } from './database.ts'
import { forgetDraft, keepDraft } from './fieldDrafts.ts'
import { findDrafts } from './foundDrafts.ts'
import { readOpenVisits } from './openVisits.ts'
import { removeAgenda } from './removeAgenda.ts'
import { nameOfMark } from './tabMarks.ts'

/** localStorage of a browser: `limit` keys fit in it. */
class FakeStorage {
  readonly items = new Map<string, string>()
  limit = Number.POSITIVE_INFINITY

  get length() {
    return this.items.size
  }
  key = (at: number) => [...this.items.keys()][at] ?? null
  getItem = (key: string) => this.items.get(key) ?? null
  removeItem = (key: string) => void this.items.delete(key)
  setItem(key: string, value: string) {
    if (this.items.size >= this.limit) throw new DOMException('full', 'QuotaExceededError')
    this.items.set(key, value)
  }
}

let local: FakeStorage
let names = 0
let database: Database

beforeEach(() => {
  local = new FakeStorage()
  vi.stubGlobal('localStorage', local)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  database = new Database(`device-of-drafts-${++names}`)
})

afterEach(() => {
  database.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const draft = (words: string, at = 1): FieldDraft => ({
  id: 'agenda:visit:block:amount',
  agenda: 'agenda',
  tab: 'anna',
  block: 'block',
  field: 'amount',
  words,
  value: words,
  seen: [],
  at,
})

const wordsFound = async () => (await findDrafts(database, 'agenda')).drafts.map(({ words }) => words)

test('the last key counts, and what is let go of is gone', async () => {
  await Promise.all(['7', '77', '777'].map((words, at) => keepDraft(database, draft(words, at))))
  expect(await wordsFound()).toEqual(['777'])
  await forgetDraft(database, draft('').id)
  expect(await wordsFound()).toEqual([])
  expect(local.length).toBe(0)
})

test('words are there at once, before the database answers', () => {
  void keepDraft(database, draft('7.777'))
  expect(local.getItem(`${database.name}:draft:${draft('').id}`)).toContain('7.777')
})

test('a browser that is killed has the database; what localStorage was slow to write is no older word', async () => {
  await keepDraft(database, draft('7', 1))
  const slow = new Map(local.items)
  await keepDraft(database, draft('77', 2))
  local.items.clear()
  for (const [key, value] of slow) local.items.set(key, value)
  expect(await wordsFound()).toEqual(['77'])
  local.items.clear()
  expect(await wordsFound()).toEqual(['77'])
})

test('a full database leaves the words in localStorage, a full localStorage in the database', async () => {
  const put = vi.spyOn(database.drafts, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  await keepDraft(database, draft('in localStorage'))
  expect(await wordsFound()).toEqual(['in localStorage'])

  local.items.clear()
  local.limit = 0
  await expect(keepDraft(database, draft('nowhere'))).rejects.toThrow('full')
  put.mockRestore()
  await keepDraft(database, draft('in the database'))
  expect(await wordsFound()).toEqual(['in the database'])
})

test('an agenda that leaves the device takes its drafts along', async () => {
  await keepDraft(database, draft('7'))
  await removeAgenda(database, 'agenda')
  expect(await wordsFound()).toEqual([])
})

test('a draft is left alone as long as its visit goes on, whatever tab has the name of its tab now', async () => {
  const names = [
    'lea-tafel:anna:1',
    'lea-tafel:anna:2',
    nameOfMark('visit', 'browser', 'now'),
    nameOfMark('visit', 'other', 'old'),
  ]
  const locks = { query: async () => ({ held: names.map((name) => ({ name })) }) }
  const isOpen = await readOpenVisits('browser', 'anna.2', locks)
  expect(isOpen({ tab: 'anna', visit: 'now' })).toBe(true)
  // it crashed, and the start page has its name
  expect(isOpen({ tab: 'anna', visit: 'old' })).toBe(false)
  // of an older program
  expect([isOpen({ tab: 'anna' }), isOpen({ tab: 'anna.2' }), isOpen({ tab: 'anna.3' })]).toEqual([true, false, false])
  expect((await readOpenVisits('browser', 'anna', null))({ tab: 'anna', visit: 'now' })).toBe(false)
})
