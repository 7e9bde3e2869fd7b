import type { AccessDatabase } from './accessDatabase.ts'
import type { Book } from './book.ts'
import { AccessRefusal } from './refusal.ts'
import type { PersonRow } from './rows.ts'

/** The ways in which somebody comes back as himself: passkeys, and logins elsewhere. */
export class SignIns {
  readonly #database: AccessDatabase
  readonly #now: () => number

  constructor(book: Book) {
    this.#database = book.database
    this.#now = book.now
  }

  passkeysOf(
    person: string,
  ): { id: string; public_key: Uint8Array; counter: number; created_at: number; last_used_at: number | null }[] {
    return this.#database.all('SELECT * FROM passkeys WHERE person = ? ORDER BY created_at, id', person)
  }

  passkeyById(id: string): { id: string; person: string; public_key: Uint8Array; counter: number } | undefined {
    return this.#database.one('SELECT * FROM passkeys WHERE id = ?', id)
  }

  addPasskey(person: string, id: string, publicKey: Uint8Array, counter: number): void {
    this.#database.run(
      'INSERT INTO passkeys (id, person, public_key, counter, created_at) VALUES (?, ?, ?, ?, ?)',
      id,
      person,
      publicKey,
      counter,
      this.#now(),
    )
  }

  passkeyUsed(id: string, counter: number): void {
    this.#database.run('UPDATE passkeys SET counter = ?, last_used_at = ? WHERE id = ?', counter, this.#now(), id)
  }

  removePasskey(person: string, id: string): void {
    if (this.#database.run('DELETE FROM passkeys WHERE id = ? AND person = ?', id, person) === 0)
      throw new AccessRefusal('notFound')
  }

  loginsOf(person: string): { issuer: string; subject: string; provider: string; created_at: number }[] {
    return this.#database.all('SELECT * FROM logins WHERE person = ? ORDER BY created_at, issuer', person)
  }

  /** Who a login elsewhere is: known by issuer and subject, never by an address of mail. */
  personByLogin(issuer: string, subject: string): PersonRow | undefined {
    return this.#database.one(
      'SELECT people.* FROM people JOIN logins ON logins.person = people.id WHERE issuer = ? AND subject = ?',
      issuer,
      subject,
    )
  }

  /** From now on this login is this person, and this person of this organisation. */
  addLogin(person: string, login: { issuer: string; subject: string; provider: string; organisation: string }): void {
    this.#database.transaction(() => {
      const { issuer, subject, provider, organisation } = login
      this.#database.run(
        'INSERT INTO logins (issuer, subject, provider, person, created_at) VALUES (?, ?, ?, ?, ?)',
        issuer,
        subject,
        provider,
        person,
        this.#now(),
      )
      this.#database.run('UPDATE people SET organisation = ? WHERE id = ?', organisation, person)
    })
  }
}
