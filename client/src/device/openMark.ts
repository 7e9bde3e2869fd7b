import { locksOfBrowser } from './browserStorage.ts'

/** The locks of a browser, as far as open agendas use them. */
type Locks = Pick<LockManager, 'request'>

/** Tells the other tabs that this one has an agenda open, until what it answers is called, or the tab is gone. */
export function markOpen(database: string, agenda: string, locks: Locks | null = locksOfBrowser()): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  locks
    ?.request(nameOf(database, agenda), { mode: 'shared' }, () => held)
    .catch((error: unknown) => console.warn('Not marked as open', error))
  return () => release()
}

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
  return locks.request(nameOf(database, agenda), { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
}

function nameOf(database: string, agenda: string): string {
  return `${database}:open:${agenda}`
}
