import { locksOfBrowser } from './browserStorage.ts'
import { lockPrefix } from './device.ts'

/** The tabs of this browser that are open now, by their `deviceId`. Without locks nobody can tell: none then. */
export async function readOpenTabs(
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {}
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(lockPrefix))
  return new Set(names.map((name) => name.slice(lockPrefix.length).replace(/:1$/, '').replace(':', '.')))
}
