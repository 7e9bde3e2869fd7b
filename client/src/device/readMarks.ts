import { locksOfBrowser } from './browserStorage.ts'
import { nameOfMark, type TabMark } from './tabMarks.ts'

/** The ids that any tab is marked with. Without locks nobody can tell: none then. */
export async function readMarks(
  mark: TabMark,
  database: string,
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {}
  const begin = nameOfMark(mark, database, '')
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(begin) ? [name.slice(begin.length)] : [])))
}
