import type { ConnectionRole } from '@lea/protocol'
import type { Organisation } from '@lea/protocol/access'
import type { AccessDatabase } from './accessDatabase.ts'
import type { AccessLog } from './accessLog.ts'
import type { Agendas } from './agendas.ts'
import type { Book } from './book.ts'
import { tidied, tidiedTitle } from './names.ts'
import type { People } from './people.ts'
import { AccessRefusal } from './refusal.ts'
import type { InvitationRow, PersonRow } from './rows.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** Invitations: made by owners, used by guests. */
export class Invitations {
  readonly #book: Book
  readonly #database: AccessDatabase
  readonly #now: () => number
  readonly #log: AccessLog
  readonly #people: People
  readonly #agendas: Agendas

  constructor(book: Book, people: People, agendas: Agendas) {
    this.#book = book
    this.#database = book.database
    this.#now = book.now
    this.#log = book.log
    this.#people = people
    this.#agendas = agendas
  }

  /** Invites. Answers the secret of the link: only its hash is kept. */
  create(
    agenda: string,
    by: string | null,
    wish: { organisation: Organisation; role: ConnectionRole; uses: number; endsAt: number; title: string },
  ): { invitation: InvitationRow; secret: string } {
    const year = 366 * 24 * 3_600_000
    const now = this.#now()
    if (!(wish.endsAt > now && wish.endsAt <= now + year)) throw new AccessRefusal('badRequest')
    return this.#database.transaction(() => {
      const secret = newSecret()
      const id = newId()
      const { organisation, role, uses, endsAt } = wish
      const title = tidiedTitle(wish.title)
      this.#database.run(
        `INSERT INTO invitations (id, agenda, secret_hash, organisation, partner, role, uses, ends_at, title, created_at, created_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        agenda,
        hashOf(secret),
        tidied(organisation.name),
        organisation.partner,
        role,
        uses,
        endsAt,
        title,
        now,
        by,
      )
      if (title !== '') this.#database.run('UPDATE agendas SET title = ? WHERE id = ?', title, agenda)
      this.#log.note(agenda, 'invitationCreated', { by, role, organisation: organisation.name })
      const invitation = this.#database.one<InvitationRow>('SELECT * FROM invitations WHERE id = ?', id)
      if (invitation === undefined) throw new Error(`invitation ${id} was written and is not there`)
      return { invitation, secret }
    })
  }

  of(agenda: string): InvitationRow[] {
    return this.#database.all('SELECT * FROM invitations WHERE agenda = ? ORDER BY created_at DESC, id', agenda)
  }

  withdraw(agenda: string, id: string, by: string | null): void {
    this.#database.transaction(() => {
      const invitation = this.#database.one<InvitationRow>(
        'SELECT * FROM invitations WHERE id = ? AND agenda = ?',
        id,
        agenda,
      )
      if (invitation === undefined) throw new AccessRefusal('notFound')
      if (invitation.withdrawn_at !== null) return
      this.#database.run('UPDATE invitations SET withdrawn_at = ? WHERE id = ?', this.#now(), id)
      const { role, organisation } = invitation
      this.#log.note(agenda, 'invitationWithdrawn', { by, role, organisation })
    })
  }

  /** What an invitation is for. Who has the right secret is told why it lets nobody in any more. */
  bySecret(secret: string, person?: string): InvitationRow {
    const invitation = this.#database.one<InvitationRow>(
      'SELECT * FROM invitations WHERE secret_hash = ?',
      hashOf(secret),
    )
    if (invitation === undefined) throw new AccessRefusal('notFound')
    const state = stateOf(invitation, this.#now())
    if (state === 'withdrawn') throw new AccessRefusal('invitationIsWithdrawn')
    if (state === 'ended') throw new AccessRefusal('invitationHasEnded')
    const hasUsed = person !== undefined && this.#hasAccepted(invitation.id, person)
    if (state === 'usedUp' && !hasUsed) throw new AccessRefusal('invitationIsUsedUp')
    return invitation
  }

  /**
   * Lets somebody in by an invitation. At once: as many as it has uses get in, the next is refused. Somebody who is in
   * already keeps the higher of the two roles. A person who was revoked doesn't come back by an invitation used before.
   */
  accept(secret: string, who: { person: PersonRow; device: string } | { name: string }): PersonRow {
    return this.#book.change(() => {
      const known = 'person' in who ? who.person : null
      const invitation = this.bySecret(secret, known?.id)
      const { id, agenda, role, organisation, partner } = invitation
      const person = known ?? this.#people.add('name' in who ? who.name : '', organisation)
      const isAgain = this.#hasAccepted(id, person.id)
      const membership = this.#agendas.membership(agenda, person.id)
      if (isAgain && membership === undefined) throw new AccessRefusal('invitationIsUsedUp')
      if (!isAgain) {
        this.#database.run('UPDATE invitations SET used = used + 1 WHERE id = ?', id)
        this.#database.run('INSERT INTO acceptances (invitation, person) VALUES (?, ?)', id, person.id)
        if ('device' in who)
          this.#database.run('DELETE FROM blocked_devices WHERE agenda = ? AND device = ?', agenda, who.device)
        this.#agendas.join(
          { agenda, person: person.id, role, organisation, partner, created_at: this.#now() },
          person.id,
        )
        this.#log.note(agenda, 'personCameIn', { by: person.id, person: person.id, role, organisation })
      }
      return person
    })
  }

  #hasAccepted(invitation: string, person: string): boolean {
    return (
      this.#database.one('SELECT 1 FROM acceptances WHERE invitation = ? AND person = ?', invitation, person) !==
      undefined
    )
  }
}

/** What has become of an invitation. */
export function stateOf(invitation: InvitationRow, now: number): 'open' | 'usedUp' | 'ended' | 'withdrawn' {
  if (invitation.withdrawn_at !== null) return 'withdrawn'
  if (invitation.ends_at <= now) return 'ended'
  return invitation.used >= invitation.uses ? 'usedUp' : 'open'
}
