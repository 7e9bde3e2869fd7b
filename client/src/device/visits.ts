import type { Database, Visit } from './database.ts'

/** Who has been away for this long comes back for a new visit. */
export const awayMs = 30 * 60_000

/** Under which id a visit's states are kept: the one to compare with, and what was here when one looked away. */
export function stateId(agenda: string, which: 'base' | 'left'): string {
  return `${agenda}:${which}`
}

/** Whether opening an agenda now begins a new visit. An agenda of which no visit was written down counts as left long ago. */
export async function isNewVisit(database: Database, agenda: string): Promise<boolean> {
  try {
    return Date.now() - ((await database.visits.get(agenda))?.leftAt ?? 0) >= awayMs
  } catch (error) {
    console.warn('When one was here last can not be read', error)
    return false
  }
}

/** Keeps what one tab knows of a visit beside what other tabs do. */
export async function keepVisit(database: Database, visit: Visit): Promise<void> {
  await database.transaction('rw', database.visits, async () => {
    const known = await database.visits.get(visit.agenda)
    const isSame = known?.baseAt === visit.baseAt
    await database.visits.put({
      ...visit,
      leftAt: Math.max(visit.leftAt, known?.leftAt ?? 0),
      own: [...new Set([...(isSame ? (known?.own ?? []) : []), ...visit.own])],
      touched: [...new Set([...(isSame ? (known?.touched ?? []) : []), ...visit.touched])],
      names: [...new Map([...(known?.names ?? []), ...visit.names])],
    })
  })
}
