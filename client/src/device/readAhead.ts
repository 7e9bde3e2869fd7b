import type { Database } from './database.ts'
import { findRows } from './rows.ts'

type Rows = ReturnType<typeof findRows>

/**
 * Reads the rows of an agenda before it is opened, while the browser is busy with who sits here and what the screen looks
 * like. Answers them once, to whoever opens that agenda first; undefined for every other one.
 */
export function readAhead(database: Database, agenda: string): (wanted: string) => Rows | undefined {
  let rows: Rows | undefined = findRows(database, agenda, 0)
  // who opens it hears of a fault; till then nobody does
  rows.catch(() => {
    rows = undefined
  })
  return (wanted) => {
    if (wanted !== agenda) return undefined
    const read = rows
    rows = undefined
    return read
  }
}
