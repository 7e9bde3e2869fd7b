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

/** Whether a tab has opened an agenda since `whileClosed` began: it has, and waits to be marked. */
export async function isWanted(
  database: string,
  agenda: string,
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<boolean> {
  const { pending = [] } = (await locks?.query()) ?? {}
  return pending.some(({ name }) => name === nameOfMark('open', database, agenda))
}
