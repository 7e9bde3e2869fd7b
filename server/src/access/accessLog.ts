import type { ConnectionRole } from '@lea/protocol'
import type { LogEvent } from '@lea/protocol/access'
import type { AccessDatabase } from './accessDatabase.ts'
import type { LogRow } from './rows.ts'

/** The log of each agenda: who did what and when, without content. A line stays when its people and its agenda are gone. */
export class AccessLog {
  readonly #database: AccessDatabase
  readonly #now: () => number

  constructor(database: AccessDatabase, now: () => number) {
    this.#database = database
    this.#now = now
  }

  /** The newest `limit` before `before`, newest first. */
  of(agenda: string, before: number, limit: number): LogRow[] {
    return this.#database.all(
      'SELECT * FROM log WHERE agenda = ? AND id < ? ORDER BY id DESC LIMIT ?',
      agenda,
      before,
      limit,
    )
  }

  /** What somebody did, and what was done to him. */
  about(person: string): LogRow[] {
    return this.#database.all('SELECT * FROM log WHERE by = ?1 OR person = ?1 ORDER BY id', person)
  }

  note(
    agenda: string,
    event: LogEvent,
    what: {
      by: string | null
      person?: string | null
      role?: ConnectionRole
      organisation?: string
      program?: string | null
    },
  ): void {
    this.#database.run(
      'INSERT INTO log (agenda, at, event, by, person, role, organisation, program) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      agenda,
      this.#now(),
      event,
      what.by,
      what.person ?? null,
      what.role ?? null,
      what.organisation ?? null,
      what.program ?? null,
    )
  }
}
