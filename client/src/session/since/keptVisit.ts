import type { Database, Visit } from '../../device/database.ts'

/** Under which id a visit's states are kept: the one to compare with, and what was here when one looked away. */
export function stateId(agenda: string, which: 'base' | 'left'): string {
  return `${agenda}:${which}`
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
