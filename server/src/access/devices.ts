import type { AccessDatabase } from './accessDatabase.ts'
import type { Book } from './book.ts'
import { AccessRefusal } from './refusal.ts'
import type { DeviceRow } from './rows.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** A page that is open asks often: once a minute is often enough to say when somebody was last seen. */
export const seenEveryMs = 60_000

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

  /** Whose session this is, or undefined for a secret that is none (any more). */
  bySecret(secret: string): DeviceRow | undefined {
    return this.#database.one(
      'SELECT id, person, name, created_at, last_seen_at FROM devices WHERE secret_hash = ?',
      hashOf(secret),
    )
  }

  byId(id: string): DeviceRow | undefined {
    return this.#database.one('SELECT id, person, name, created_at, last_seen_at FROM devices WHERE id = ?', id)
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
      'SELECT id, person, name, created_at, last_seen_at FROM devices WHERE person = ? ORDER BY last_seen_at DESC, id',
      person,
    )
  }

  /** Ends the session of a device of somebody. */
  end(person: string, device: string): void {
    this.#book.change(() => {
      const gone = this.#database.run('DELETE FROM devices WHERE id = ? AND person = ?', device, person)
      if (gone === 0) throw new AccessRefusal('notFound')
    })
  }

  isBlocked(agenda: string, device: string): boolean {
    return (
      this.#database.one('SELECT 1 FROM blocked_devices WHERE agenda = ? AND device = ?', agenda, device) !== undefined
    )
  }
}
