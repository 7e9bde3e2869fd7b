import { locksOfBrowser } from './browserStorage.ts'
import type { FieldDraft } from './database.ts'
import { lockPrefix } from './device.ts'
import { nameOfMark } from './tabMarks.ts'

/**
 * Tells of a draft whether the visit on which it is typed still goes on in another tab. A tab's own name doesn't tell: after a crash another
 * tab has it. What an older program wrote knows no visit, and goes by that name; `own` is the name of who asks. Without locks nobody can
 * tell: none goes on then.
 */
export async function readOpenVisits(
  database: string,
  own: string,
  locks: Pick<LockManager, 'query'> | null = locksOfBrowser(),
): Promise<(draft: Pick<FieldDraft, 'tab' | 'visit'>) => boolean> {
  const { held = [] } = (await locks?.query()) ?? {}
  const names = new Set(held.map(({ name = '' }) => name))
  return ({ tab, visit }) => {
    if (visit !== undefined) return names.has(nameOfMark('visit', database, visit))
    const [device, slot = '1'] = tab.split('.')
    return tab !== own && names.has(`${lockPrefix}${device}:${slot}`)
  }
}
