import { expect, test, vi } from 'vitest'
import { markTab, readMarks } from './tabMarks.ts'
import { whileClosed } from './whileClosed.ts'

type Hold = (lock: Lock | null) => unknown

/** Locks of one browser: any number share one, or one has it alone. */
function locksOfOneBrowser(): Pick<LockManager, 'request'> {
  const holders = new Map<string, number>()
  const request = async (name: string, { mode = 'exclusive' }: LockOptions, hold: Hold) => {
    const count = holders.get(name) ?? 0
    if (mode === 'exclusive' && count > 0) return hold(null)
    holders.set(name, count + 1)
    try {
      return await hold({ name, mode })
    } finally {
      holders.set(name, (holders.get(name) ?? 1) - 1)
    }
  }
  return { request: request as LockManager['request'] }
}

test('nothing is done to an agenda while a tab has it open, and it is when the last one closes', async () => {
  const locks = locksOfOneBrowser()
  const work = vi.fn(async () => undefined)
  const [one, other] = [markTab('open', 'browser', 'agenda', locks), markTab('open', 'browser', 'agenda', locks)]
  expect(await whileClosed('browser', 'agenda', work, locks)).toBe(false)
  one()
  expect(await whileClosed('browser', 'agenda', work, locks)).toBe(false)
  expect(work).not.toHaveBeenCalled()
  other()
  await vi.waitFor(async () => expect(await whileClosed('browser', 'agenda', work, locks)).toBe(true))
  expect(work).toHaveBeenCalledOnce()
})

test('another agenda may be open meanwhile, and without locks nobody can tell', async () => {
  const locks = locksOfOneBrowser()
  markTab('open', 'browser', 'another', locks)
  const work = vi.fn(async () => undefined)
  expect(await whileClosed('browser', 'agenda', work, locks)).toBe(true)
  expect(await whileClosed('browser', 'another', work, null)).toBe(true)
  expect(work).toHaveBeenCalledTimes(2)
})

test('a tab tells of which agendas something is saved nowhere', async () => {
  const held: string[] = []
  const request = async (name: string, _: LockOptions, hold: Hold) => {
    held.push(name)
    await hold({ name, mode: 'shared' })
    held.splice(held.indexOf(name), 1)
  }
  const locks = {
    request: request as unknown as LockManager['request'],
    query: async () => ({ held: held.map((name) => ({ name })) }),
  }
  markTab('unsaved', 'other browser', 'agenda', locks)
  const markSaved = markTab('unsaved', 'browser', 'agenda', locks)
  expect(await readMarks('unsaved', 'browser', locks)).toEqual(new Set(['agenda']))
  markSaved()
  await vi.waitFor(async () => expect(await readMarks('unsaved', 'browser', locks)).toEqual(new Set()))
  expect(await readMarks('unsaved', 'browser', null)).toEqual(new Set())
})
