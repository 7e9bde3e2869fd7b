import type { AccessDatabase } from './accessDatabase.ts'
import type { AccessLog } from './accessLog.ts'
import type { Agendas } from './agendas.ts'
import type { Book } from './book.ts'
import { tidied } from './names.ts'
import { AccessRefusal } from './refusal.ts'
import type { PersonRow } from './rows.ts'
import { hashOf, newId, newRecoveryCode, newSecret, plainRecoveryCode } from './secrets.ts'

/** The people whom this server knows: how they came to be, who turned out to be one, and how they are forgotten. */
export class People {
  readonly #book: Book
  readonly #database: AccessDatabase
  readonly #now: () => number
  readonly #log: AccessLog
  readonly #agendas: Agendas

  constructor(book: Book, agendas: Agendas) {
    this.#book = book
    this.#database = book.database
    this.#now = book.now
    this.#log = book.log
    this.#agendas = agendas
  }

  hasAdministrator(): boolean {
    return this.#database.one('SELECT 1 FROM people WHERE is_administrator = 1') !== undefined
  }

  /** Makes the secret of the first run, and answers it: it is not kept. Any that was made before is worth nothing now. */
  newSetupSecret(): string {
    const secret = newSecret()
    this.#database.run("INSERT OR REPLACE INTO server (key, value) VALUES ('setup', ?)", hashOf(secret))
    return secret
  }

  /** The first administrator, who has the secret of the first run. At once: the first of two has it, the other is refused. */
  setUp(secret: string, name: string, organisation: string): PersonRow {
    return this.#database.transaction(() => {
      const isRight = this.#database.one("SELECT 1 FROM server WHERE key = 'setup' AND value = ?", hashOf(secret))
      if (!isRight || this.hasAdministrator()) throw new AccessRefusal('notFound')
      this.#database.run("DELETE FROM server WHERE key = 'setup'")
      const person = this.add(name, organisation)
      this.#database.run('UPDATE people SET is_administrator = 1 WHERE id = ?', person.id)
      return this.byId(person.id)
    })
  }

  add(name: string, organisation: string): PersonRow {
    const id = newId()
    this.#database.run(
      'INSERT INTO people (id, name, organisation, created_at) VALUES (?, ?, ?, ?)',
      id,
      tidied(name),
      tidied(organisation),
      this.#now(),
    )
    return this.byId(id)
  }

  /** Throws for one who isn't there; a deleted person has no name. */
  byId(id: string): PersonRow {
    const person = this.#database.one<PersonRow>('SELECT * FROM people WHERE id = ?', id)
    if (person === undefined) throw new AccessRefusal('notFound')
    return person
  }

  /** Everybody who is still somebody. */
  all(): PersonRow[] {
    return this.#database.all(
      'SELECT * FROM people WHERE name IS NOT NULL AND merged_into IS NULL ORDER BY created_at, id',
    )
  }

  /** As whom somebody is known now who was known as `id`. */
  currentId(id: string): string {
    let current = id
    for (;;) {
      const row = this.#database.one<{ merged_into: string | null }>(
        'SELECT merged_into FROM people WHERE id = ?',
        current,
      )
      if (!row?.merged_into) return current
      current = row.merged_into
    }
  }

  /** The ids under which somebody was known before. */
  earlierIds(id: string): string[] {
    const rows = this.#database.all<{ id: string }>('SELECT id FROM people WHERE merged_into = ?', id)
    return rows.flatMap((row) => [row.id, ...this.earlierIds(row.id)])
  }

  rename(person: string, name: string): void {
    this.#book.change(() => this.#database.run('UPDATE people SET name = ? WHERE id = ?', tidied(name), person))
  }

  /** Whether somebody can come back without the device that was invited. */
  hasAccount(person: PersonRow): boolean {
    if (person.recovery_hash !== null) return true
    return (
      this.#database.one(
        'SELECT 1 FROM passkeys WHERE person = ?1 UNION SELECT 1 FROM logins WHERE person = ?1',
        person.id,
      ) !== undefined
    )
  }

  mayCreateAgendas(person: PersonRow): boolean {
    if (person.is_administrator) return true
    const found = `SELECT 1 FROM logins WHERE person = ?1 UNION SELECT 1 FROM memberships WHERE person = ?1 AND role = 'owner'`
    return this.#database.one(found, person.id) !== undefined
  }

  /** A new recovery code. Answers it: only its hash is kept. */
  newRecoveryCode(person: string): string {
    const code = newRecoveryCode()
    this.#database.run('UPDATE people SET recovery_hash = ? WHERE id = ?', hashOf(plainRecoveryCode(code)), person)
    return code
  }

  byRecoveryCode(code: string): PersonRow {
    const hash = hashOf(plainRecoveryCode(code))
    const person = this.#database.one<PersonRow>('SELECT * FROM people WHERE recovery_hash = ?', hash)
    if (person === undefined) throw new AccessRefusal('notFound')
    return person
  }

  /**
   * A guest turns out to be somebody whom we knew: what the guest had (agendas with the higher of two roles, devices,
   * written text) is that person's from now on.
   */
  merge(guest: string, person: string): void {
    if (guest === person) return
    this.#book.change(() => {
      for (const membership of this.#agendas.membershipsOf(guest)) this.#agendas.join(membership, person)
      for (const table of ['devices', 'passkeys', 'logins'])
        this.#database.run(`UPDATE ${table} SET person = ? WHERE person = ?`, person, guest)
      this.#database.run(
        'INSERT OR IGNORE INTO acceptances SELECT invitation, ? FROM acceptances WHERE person = ?',
        person,
        guest,
      )
      this.#database.run('DELETE FROM acceptances WHERE person = ?', guest)
      this.#database.run('DELETE FROM memberships WHERE person = ?', guest)
      this.#database.run('UPDATE tickets SET person = ? WHERE person = ?', person, guest)
      this.#database.run('UPDATE invitations SET created_by = ? WHERE created_by = ?', person, guest)
      this.#database.run('UPDATE people SET merged_into = ?, recovery_hash = NULL WHERE id = ?', person, guest)
    })
  }

  /** Forgets everything about a person but that there was one: what he wrote stays, without a name. */
  remove(id: string, by: string | null): void {
    this.#book.change(() => {
      const person = this.byId(id)
      if (person.name === null) throw new AccessRefusal('notFound')
      const administrators = this.#database.all('SELECT 1 FROM people WHERE is_administrator = 1')
      if (person.is_administrator && administrators.length === 1) throw new AccessRefusal('lastOwner')
      for (const { agenda } of this.#agendas.membershipsOf(id)) {
        this.#log.note(agenda, 'personDeleted', { by, person: id })
        if (by !== id) this.#agendas.withdrawWaysIn(agenda, id, null, by)
        this.#agendas.withdrawInvitationsOf(agenda, id, by)
      }
      const ids = [id, ...this.earlierIds(id)]
      for (const one of ids) {
        for (const table of ['devices', 'passkeys', 'logins', 'memberships', 'acceptances', 'tickets'])
          this.#database.run(`DELETE FROM ${table} WHERE person = ?`, one)
        this.#database.run(
          "UPDATE people SET name = NULL, organisation = '', is_administrator = 0, recovery_hash = NULL, last_seen_at = NULL WHERE id = ?",
          one,
        )
      }
    })
    this.#database.forgetEarlier()
  }
}
