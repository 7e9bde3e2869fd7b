import { locksOfBrowser } from './browserStorage.ts'

/** The locks of a browser, as far as open agendas use them. */
export type Locks = Pick<LockManager, 'request'>

/** Tells the other tabs that this one has an agenda open, until what it answers is called, or the tab is gone. */
export function markOpen(database: string, agenda: string, locks: Locks | null = locksOfBrowser()): () => void {
  return mark(openMarkOf(database, agenda), locks)
}

/** Tells the other tabs that a visit goes on, until what it answers is called, or the tab is gone. */
export function markVisit(database: string, visit: string, locks: Locks | null = locksOfBrowser()): () => void {
  return mark(visitMarkOf(database, visit), locks)
}

/** Tells the other tabs that this one holds something of an agenda that is saved nowhere, until what it answers is called. */
export function markUnsaved(database: string, agenda: string, locks: Locks | null = locksOfBrowser()): () => void {
  return mark(`${database}${unsaved}${agenda}`, locks)
}

const unsaved = ':unsaved:'

/** The agendas of which some tab holds something that is saved nowhere. Without locks nobody can tell: none then. */
export async function readUnsaved(
  database: string,
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {}
  const begin = `${database}${unsaved}`
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(begin) ? [name.slice(begin.length)] : [])))
}

function mark(name: string, locks: Locks | null): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  locks
    ?.request(name, { mode: 'shared' }, () => held)
    .catch((error: unknown) => console.warn('Not marked as open', error))
  return () => release()
}

/** The lock of one visit to an agenda. */
export function visitMarkOf(database: string, visit: string): string {
  return `${database}:visit:${visit}`
}

/** The lock that each tab shares that has an agenda open. */
export function openMarkOf(database: string, agenda: string): string {
  return `${database}:open:${agenda}`
}
