import { locksOfBrowser } from './browserStorage.ts'

/** The locks of a browser, as far as open agendas use them. */
export type Locks = Pick<LockManager, 'request'>

/**
 * What a tab tells the others of itself, by a lock that tabs share: it has an agenda open, a visit goes on in it, or it holds something of
 * an agenda that is saved nowhere.
 */
export type TabMark = 'open' | 'visit' | 'unsaved'

/** The name of the lock of a mark. `id`: of the agenda, or of the visit. */
export function nameOfMark(mark: TabMark, database: string, id: string): string {
  return `${database}:${mark}:${id}`
}

/** Marks this tab until what it answers is called, or the tab is gone. */
export function markTab(
  mark: TabMark,
  database: string,
  id: string,
  locks: Locks | null = locksOfBrowser(),
): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  locks
    ?.request(nameOfMark(mark, database, id), { mode: 'shared' }, () => held)
    .catch((error: unknown) => console.warn('Not marked', mark, error))
  return () => release()
}
