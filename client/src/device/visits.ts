import type { Database } from './database.ts'

/** Who has been away for this long comes back for a new visit. */
export const awayMs = 30 * 60_000

/** Whether opening an agenda now begins a new visit. An agenda of which no visit was written down counts as left long ago. */
export async function isNewVisit(database: Database, agenda: string): Promise<boolean> {
  try {
    return Date.now() - momentOf((await database.visits.get(agenda))?.leftAt) >= awayMs
  } catch (error) {
    console.warn('Last visit unreadable', error)
    return false
  }
}

/** A damaged one counts as long ago. */
function momentOf(found: unknown): number {
  return typeof found === 'number' ? found : 0
}
