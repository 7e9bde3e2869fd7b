import { expect, test, vi } from 'vitest'
import { readMarks } from './readMarks.ts'
import { markTab } from './tabMarks.ts'
import { onceClosed, whileClosed } from './whileClosed.ts'

type Hold = (lock: Lock | null) => unknown

/** Locks of one browser: any number share one, or one has it alone; who waits comes in the order in which he asked. */
function locksOfOneBrowser(): Pick<LockManager, 'query' | 'request'> {
  const held: LockInfo[] = []
  let pending: (LockInfo & { hold: () => void })[] = []
  const isFree = ({ name, mode }: LockInfo) =>
    held.every((lock) => lock.name !== name || (lock.mode === 'shared' && mode === 'shared'))
  const giveOut = () => {
    const next = pending.find(isFree)
    pending = pending.filter((waiting) => waiting !== next)
    next?.hold()
    if (next) giveOut()
  }
  const request = (name: string, { mode = 'exclusive', ifAvailable, signal }: LockOptions, hold: Hold) =>
    new Promise((resolve, reject) => {
      const lock = { name, mode }
      const holdIt = () => {
        held.push(lock)
        const end = () => {
          held.splice(held.indexOf(lock), 1)
          giveOut()
        }
        Promise.resolve(hold(lock)).finally(end).then(resolve, reject)
      }
      if (isFree(lock)) return holdIt()
      if (ifAvailable) return resolve(hold(null))
      const waiting = { ...lock, hold: holdIt }
      pending.push(waiting)
      signal?.addEventListener('abort', () => {
        pending = pending.filter((each) => each !== waiting)
        reject(signal.reason)
      })
    })
  return { request: request as LockManager['request'], query: async () => ({ held: [...held], pending }) }
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

test('what is only being sent is waited for, but not without end, and not when a tab opens it meanwhile', async () => {
  const locks = locksOfOneBrowser()
  const work = vi.fn(async () => undefined)
  const once = (longestMs?: number) => onceClosed('browser', 'agenda', work, locks, longestMs)
  const send = () => {
    let end = () => {}
    const sent = new Promise<void>((resolve) => {
      end = resolve
    })
    void whileClosed('browser', 'agenda', () => sent, locks)
    return end
  }
  let end = send()
  expect(await once(10)).toBe('isBeingSent')
  expect(work).not.toHaveBeenCalled()
  const waits = once()
  end()
  expect(await waits).toBeNull()
  expect(work).toHaveBeenCalledOnce()

  end = send()
  const late = once()
  await vi.waitFor(async () => expect((await locks.query()).pending).toHaveLength(1))
  const close = markTab('open', 'browser', 'agenda', locks)
  end()
  expect(await late).toBe('openInTab')
  await vi.waitFor(async () => expect((await locks.query()).held).toHaveLength(1))
  expect(await once()).toBe('openInTab')
  close()
  await vi.waitFor(async () => expect((await locks.query()).held).toEqual([]))
  expect(await once()).toBeNull()
  expect(work).toHaveBeenCalledTimes(2)
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
