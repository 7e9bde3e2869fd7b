import type { AccessDatabase } from './accessDatabase.ts'
import type { Book } from './book.ts'
import { AccessRefusal } from './refusal.ts'
import type { DeviceRow } from './rows.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** A page that is open asks often: once a minute is often enough to say when somebody was last seen. */
export const seenEveryMs = 60_000

const dayMs = 24 * 3_600_000
/**
 * When a session ends by itself: when the device wasn't used for so long, and in any case so long after it began, which is also as
 * long as browsers keep a cookie. Long enough for who opens the agenda once a quarter; a telephone in a drawer doesn't stay a key.
 */
export const sessionEnds = { unusedMs: 120 * dayMs, atLastMs: 400 * dayMs }

const openSessions = `SELECT id, person, name, created_at, last_seen_at FROM devices
  WHERE last_seen_at > ? AND created_at > ?`

/** The devices of people: each has a session, by the secret in its cookie. */
export class Devices {
  readonly #book: Book
  readonly #database: AccessDatabase
  readonly #now: () => number

  constructor(book: Book) {
    this.#book = book
    this.#database = book.database
    this.#now = book.now
  }

  /** Remembers a device of somebody. Answers the secret of its cookie: only the hash is kept. */
  start(person: string, deviceName: string): { device: DeviceRow; secret: string } {
    const secret = newSecret()
    const id = newId()
    const now = this.#now()
    this.#database.transaction(() => {
      this.#database.run(
        'INSERT INTO devices (id, person, secret_hash, name, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        person,
        hashOf(secret),
        deviceName,
        now,
        now,
      )
      this.#database.run('UPDATE people SET last_seen_at = ? WHERE id = ?', now, person)
    })
    return { device: { id, person, name: deviceName, created_at: now, last_seen_at: now }, secret }
  }

  /** Gives a device another secret: whoever had the one before it in hand has nothing any more. */
  renew(device: string): string {
    const secret = newSecret()
    this.#database.run('UPDATE devices SET secret_hash = ? WHERE id = ?', hashOf(secret), device)
    return secret
  }

  /** Whose session this is, or undefined for a secret that is none (any more). */
  bySecret(secret: string): DeviceRow | undefined {
    return this.#database.one(`${openSessions} AND secret_hash = ?`, ...this.#bounds(), hashOf(secret))
  }

  byId(id: string): DeviceRow | undefined {
    return this.#database.one(`${openSessions} AND id = ?`, ...this.#bounds(), id)
  }

  /** Notes that devices are in use; on disk once a minute at most. */
  see(devices: Iterable<string>): void {
    const now = this.#now()
    const late = [...new Set(devices)].flatMap((id) => this.byId(id) ?? [])
    const due = late.filter(({ last_seen_at }) => now - last_seen_at >= seenEveryMs)
    if (due.length === 0) return
    this.#database.transaction(() => {
      for (const { id, person } of due) {
        this.#database.run('UPDATE devices SET last_seen_at = ? WHERE id = ?', now, id)
        this.#database.run('UPDATE people SET last_seen_at = ? WHERE id = ?', now, person)
      }
    })
  }

  of(person: string): DeviceRow[] {
    return this.#database.all(
      `${openSessions} AND person = ? ORDER BY last_seen_at DESC, id`,
      ...this.#bounds(),
      person,
    )
  }

  /** Forgets the devices whose session has ended by itself; what they have open closes. */
  endOverdue(): void {
    const overdue = 'FROM devices WHERE last_seen_at <= ? OR created_at <= ?'
    // Asked first: telling everybody's connections that something changed once a minute would be for nothing.
    if (this.#database.one(`SELECT 1 ${overdue}`, ...this.#bounds()) === undefined) return
    this.#book.change(() => this.#database.run(`DELETE ${overdue}`, ...this.#bounds()))
  }

  /** Ends the session of a device of somebody. */
  end(person: string, device: string): void {
    this.#book.change(() => {
      const gone = this.#database.run('DELETE FROM devices WHERE id = ? AND person = ?', device, person)
      if (gone === 0) throw new AccessRefusal('notFound')
    })
  }

  /** Before which moments a device must not have been seen last, and begun. */
  #bounds(): [number, number] {
    const now = this.#now()
    return [now - sessionEnds.unusedMs, now - sessionEnds.atLastMs]
  }

  isBlocked(agenda: string, device: string): boolean {
    return (
      this.#database.one('SELECT 1 FROM blocked_devices WHERE agenda = ? AND device = ?', agenda, device) !== undefined
    )
  }
}
