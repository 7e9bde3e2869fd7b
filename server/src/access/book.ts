import type { AccessDatabase } from './accessDatabase.ts'
import { AccessLog } from './accessLog.ts'

/** What people, devices, agendas, invitations and tickets are written in, and the promise that holds for all of them. */
export class Book {
  readonly database: AccessDatabase
  readonly now: () => number
  readonly log: AccessLog
  readonly #changed: () => void
  #depth = 0

  /** `changed`: somebody's rights are other than they were. */
  constructor(database: AccessDatabase, now: () => number, changed: () => void) {
    this.database = database
    this.now = now
    this.log = new AccessLog(database, now)
    this.#changed = changed
  }

  /**
   * Changes somebody's rights: on disk first, then told. Told after the outermost commit, because who is told must not act
   * on what may still be undone.
   */
  change<T>(work: () => T): T {
    this.#depth += 1
    try {
      return this.database.transaction(work)
    } finally {
      this.#depth -= 1
      if (this.#depth === 0) this.#changed()
    }
  }
}
