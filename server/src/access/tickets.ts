import type { ConnectionRole } from '@lea/protocol'
import type { AccessDatabase } from './accessDatabase.ts'
import type { AccessLog } from './accessLog.ts'
import type { Book } from './book.ts'
import { AccessRefusal } from './refusal.ts'
import type { TicketRow } from './rows.ts'
import { newId, newSecret } from './secrets.ts'

const issuer = 'lea-tafel'

/** Signs a ticket: one agenda, one role, until its end. Whoever holds it comes in as what stands in it. */
export async function signTicket(ticket: TicketRow, key: Uint8Array): Promise<string> {
  const { SignJWT } = await import('jose')
  return new SignJWT({ role: ticket.role })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(ticket.agenda)
    .setJti(ticket.id)
    .setExpirationTime(Math.floor(ticket.expires_at / 1_000))
    .sign(key)
}

/** The id of a ticket that we signed and that hasn't ended, or null. What it is for stands in the book, not in the ticket. */
export async function readTicket(text: string, key: Uint8Array, now: Date): Promise<string | null> {
  const { jwtVerify } = await import('jose')
  try {
    const { payload } = await jwtVerify(text, key, { issuer, algorithms: ['HS256'], currentDate: now })
    return payload.jti ?? null
  } catch {
    // Made by somebody else, damaged or ended: which of these is nothing to its holder.
    return null
  }
}

/** Tickets that were given: what each is for, and whether it was taken back. */
export class Tickets {
  readonly #book: Book
  readonly #database: AccessDatabase
  readonly #now: () => number
  readonly #log: AccessLog

  constructor(book: Book) {
    this.#book = book
    this.#database = book.database
    this.#now = book.now
    this.#log = book.log
  }

  create(
    agenda: string,
    {
      person,
      device,
      name,
      role,
      ttlMs,
    }: { person: string | null; device: string | null; name: string | null; role: ConnectionRole; ttlMs: number },
  ): TicketRow {
    return this.#database.transaction(() => {
      const now = this.#now()
      this.#database.run('DELETE FROM tickets WHERE expires_at < ?', now - 7 * 24 * 3_600_000)
      const ticket = { id: newId(), agenda, person, device, name, role, expires_at: now + ttlMs, revoked_at: null }
      this.#database.run(
        'INSERT INTO tickets (id, agenda, person, device, name, role, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ticket.id,
        agenda,
        person,
        device,
        name,
        role,
        ticket.expires_at,
      )
      this.#log.note(agenda, 'ticketCreated', { by: person, person, role, program: name })
      return ticket
    })
  }

  byId(id: string): TicketRow | undefined {
    return this.#database.one('SELECT * FROM tickets WHERE id = ?', id)
  }

  of(person: string): TicketRow[] {
    return this.#database.all('SELECT * FROM tickets WHERE person = ? ORDER BY expires_at, id', person)
  }

  revoke(agenda: string, id: string, by: string | null): void {
    this.#book.change(() => {
      const ticket = this.byId(id)
      if (ticket?.agenda !== agenda) throw new AccessRefusal('notFound')
      if (ticket.revoked_at !== null) return
      this.#database.run('UPDATE tickets SET revoked_at = ? WHERE id = ?', this.#now(), id)
      const { person, role, name: program } = ticket
      this.#log.note(agenda, 'ticketRevoked', { by, person, role, program })
    })
  }

  /** The key that tickets are signed with. */
  key(): Uint8Array {
    const known = this.#database.one<{ value: string }>("SELECT value FROM server WHERE key = 'ticketKey'")
    const secret = known?.value ?? newSecret()
    if (known === undefined) this.#database.run("INSERT INTO server (key, value) VALUES ('ticketKey', ?)", secret)
    return Buffer.from(secret, 'base64url')
  }
}
