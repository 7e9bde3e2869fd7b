import { locksOfBrowser } from './browserStorage.ts'
import { type Locks, nameOfMark } from './tabMarks.ts'

/**
 * Does something to an agenda that no tab may have open; answers false, and does nothing, when one has. Where tabs can't
 * tell each other (no locks, on an address without https) it is done.
 */
export async function whileClosed(
  database: string,
  agenda: string,
  work: () => Promise<void>,
  locks: Locks | null = locksOfBrowser(),
): Promise<boolean> {
  if (!locks) {
    await work()
    return true
  }
  return locks.request(nameOfMark('open', database, agenda), { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
}

/** So long it is waited for what sends an agenda that no tab has open. */
const sendingMs = 10_000

/**
 * The same, and when it is only being sent, that is waited for. Answers 'openInTab' or 'isBeingSent', and does nothing, when a tab has it
 * open or sending it takes too long.
 */
export async function onceClosed(
  database: string,
  agenda: string,
  work: () => Promise<void>,
  locks: Pick<LockManager, 'query' | 'request'> | null = locksOfBrowser(),
  longestMs = sendingMs,
): Promise<'openInTab' | 'isBeingSent' | null> {
  if (await whileClosed(database, agenda, work, locks)) return null
  const name = nameOfMark('open', database, agenda)
  const { held = [] } = (await locks?.query()) ?? {}
  // tabs share the lock; who sends has it alone
  if (held.some((lock) => lock.name === name && lock.mode === 'shared')) return 'openInTab'
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), longestMs)
  try {
    return await (locks as Locks).request(name, { signal: patience.signal }, async () => {
      clearTimeout(timer)
      // opened meanwhile: that tab waits for its mark
      if (await isWanted(database, agenda, locks)) return 'openInTab'
      await work()
      return null
    })
  } catch (error) {
    if (!patience.signal.aborted) throw error
    return 'isBeingSent'
  } finally {
    clearTimeout(timer)
  }
}

/** Whether a tab has opened an agenda since `whileClosed` began: it has, and waits to be marked. */
export async function isWanted(
  database: string,
  agenda: string,
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<boolean> {
  const { pending = [] } = (await locks?.query()) ?? {}
  return pending.some(({ name, mode }) => name === nameOfMark('open', database, agenda) && mode === 'shared')
}
