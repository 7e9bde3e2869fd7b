import type { ConnectionRole } from '@lea/protocol'
import type { AccessDatabase } from './accessDatabase.ts'
import type { AccessLog } from './accessLog.ts'
import type { Book } from './book.ts'
import { type Devices, seenEveryMs } from './devices.ts'
import { tidiedTitle } from './names.ts'
import { AccessRefusal } from './refusal.ts'
import { isAtLeast } from './roleOrder.ts'
import type { AgendaRow, InvitationRow, MembershipRow, PersonRow } from './rows.ts'

/** Whether an invitation still lets somebody in, at a moment. */
const isOpenAt = 'withdrawn_at IS NULL AND ends_at > ? AND used < uses'

/** The agendas of this server, and who may do what in them. */
export class Agendas {
  readonly #book: Book
  readonly #database: AccessDatabase
  readonly #now: () => number
  readonly #log: AccessLog
  readonly #devices: Devices
  readonly #seenAt = new Map<string, number>()

  constructor(book: Book, devices: Devices) {
    this.#book = book
    this.#database = book.database
    this.#now = book.now
    this.#log = book.log
    this.#devices = devices
  }

  /** What somebody may in an agenda, with this device; undefined for one who has nothing to do with it. */
  membership(agenda: string, person: string, device?: string): MembershipRow | undefined {
    const row = this.#database.one<MembershipRow>(
      'SELECT * FROM memberships WHERE agenda = ? AND person = ?',
      agenda,
      person,
    )
    if (row === undefined || device === undefined) return row
    return this.#devices.isBlocked(agenda, device) ? undefined : row
  }

  members(agenda: string): MembershipRow[] {
    return this.#database.all('SELECT * FROM memberships WHERE agenda = ? ORDER BY created_at, person', agenda)
  }

  membershipsOf(person: string): MembershipRow[] {
    return this.#database.all('SELECT * FROM memberships WHERE person = ? ORDER BY created_at, agenda', person)
  }

  titleOf(agenda: string): string {
    return this.#database.one<{ title: string }>('SELECT title FROM agendas WHERE id = ?', agenda)?.title ?? ''
  }

  has(id: string): boolean {
    return this.#database.one('SELECT 1 FROM agendas WHERE id = ?', id) !== undefined
  }

  all(): AgendaRow[] {
    return this.#database.all('SELECT * FROM agendas ORDER BY created_at, id')
  }

  /** Whether there is nobody (any more) who deals with it: its last owner's data were deleted. */
  isOwnerless(id: string): boolean {
    return this.has(id) && !this.members(id).some(({ role }) => role === 'owner')
  }

  /** Notes that agendas are open; on disk once a minute at most. */
  see(agendas: Iterable<string>): void {
    const now = this.#now()
    const due = [...new Set(agendas)].filter((id) => now - (this.#seenAt.get(id) ?? 0) >= seenEveryMs)
    if (due.length === 0) return
    this.#database.transaction(() => {
      for (const id of due) {
        this.#seenAt.set(id, now)
        this.#database.run('UPDATE agendas SET last_used_at = ? WHERE id = ?', now, id)
      }
    })
  }

  /** Whether it was here, and an owner took it away. */
  isDeleted(id: string): boolean {
    return this.#database.one('SELECT 1 FROM agendas WHERE id = ? AND deleted_at IS NOT NULL', id) !== undefined
  }

  /**
   * From now on nobody comes in, by whatever way he did. Who was in it stays known, so that he can be told, and so that a copy on
   * a device doesn't bring it back by itself. Its content is for `Rooms.remove`.
   */
  delete(id: string, by: string | null): void {
    this.#book.change(() => {
      if (!this.has(id) || this.isDeleted(id)) throw new AccessRefusal('notFound')
      const now = this.#now()
      this.#database.run('UPDATE agendas SET deleted_at = ? WHERE id = ?', now, id)
      this.#database.run('UPDATE invitations SET withdrawn_at = ? WHERE agenda = ? AND withdrawn_at IS NULL', now, id)
      this.#database.run('UPDATE tickets SET revoked_at = ? WHERE agenda = ? AND revoked_at IS NULL', now, id)
      this.#log.note(id, 'agendaDeleted', { by })
    })
  }

  /** Puts a deleted agenda on this server again, for everybody who was in it. */
  restore(id: string, person: PersonRow): MembershipRow {
    return this.#book.change(() => {
      const known = this.membership(id, person.id)
      if (known === undefined) throw new AccessRefusal('notFound')
      if (known.role !== 'owner') throw new AccessRefusal('notAllowed')
      this.#database.run('UPDATE agendas SET deleted_at = NULL WHERE id = ?', id)
      this.#log.note(id, 'agendaRestored', { by: person.id })
      return known
    })
  }

  /**
   * Brings an agenda to this server, with its first owner. Again by who is in it: nothing happens. One that has lost its owners is taken by
   * the administrator; who is in it reads that in the log.
   */
  create(id: string, title: string, person: PersonRow): MembershipRow {
    return this.#database.transaction(() => {
      if (this.has(id)) {
        const known = this.membership(id, person.id)
        const isTaken = person.is_administrator === 1 && this.isOwnerless(id) && !this.isDeleted(id)
        if (isTaken) return this.#take(id, person)
        if (known === undefined) throw new AccessRefusal('notFound')
        if (this.isDeleted(id)) throw new AccessRefusal('agendaIsDeleted')
        return known
      }
      const now = this.#now()
      this.#database.run('INSERT INTO agendas (id, title, created_at) VALUES (?, ?, ?)', id, tidiedTitle(title), now)
      const { organisation } = person
      const membership = {
        agenda: id,
        person: person.id,
        role: 'owner',
        organisation,
        partner: null,
        created_at: now,
      } as const
      this.join(membership, person.id)
      this.#log.note(id, 'agendaCreated', { by: person.id, person: person.id, role: 'owner', organisation })
      return membership
    })
  }

  #take(agenda: string, { id: person, organisation }: PersonRow): MembershipRow {
    return this.#book.change(() => {
      const taken = { agenda, person, role: 'owner', organisation, partner: null, created_at: this.#now() } as const
      this.join(taken, person)
      this.#log.note(agenda, 'agendaTaken', { by: person, person, role: 'owner', organisation })
      return this.membership(agenda, person) ?? taken
    })
  }

  /** At once: the last change counts; an agenda never loses its last owner. `by` null: the machine's command line. */
  changeRole(agenda: string, person: string, role: ConnectionRole, by: string | null): MembershipRow {
    return this.#book.change(() => {
      const membership = this.membership(agenda, person)
      if (membership === undefined) throw new AccessRefusal('notFound')
      if (membership.role === role) return membership
      if (role !== 'owner') this.#refuseLastOwner(membership)
      this.#database.run('UPDATE memberships SET role = ? WHERE agenda = ? AND person = ?', role, agenda, person)
      this.#log.note(agenda, 'roleChanged', { by, person, role })
      if (isAtLeast(role, membership.role)) return { ...membership, role }
      this.withdrawWaysIn(agenda, person, role, by)
      if (membership.role === 'owner') this.withdrawInvitationsOf(agenda, person, by)
      return { ...membership, role }
    })
  }

  revoke(agenda: string, person: string, by: string | null): void {
    this.#book.change(() => {
      const membership = this.membership(agenda, person)
      if (membership === undefined) throw new AccessRefusal('notFound')
      this.#refuseLastOwner(membership)
      this.#database.run('DELETE FROM memberships WHERE agenda = ? AND person = ?', agenda, person)
      // What he made for programs goes with him.
      this.#database.run(
        'UPDATE tickets SET revoked_at = ? WHERE agenda = ? AND person = ?',
        this.#now(),
        agenda,
        person,
      )
      this.#log.note(agenda, by === person ? 'personLeft' : 'personRevoked', { by, person })
      // Who goes of his own accord doesn't take along the link that his colleagues have yet to use.
      if (by !== person) this.withdrawWaysIn(agenda, person, null, by)
      this.withdrawInvitationsOf(agenda, person, by)
    })
  }

  /** Withdraws what somebody invited with: who kept such a link could come back by it as somebody new. */
  withdrawInvitationsOf(agenda: string, person: string, by: string | null): void {
    const made = `SELECT * FROM invitations WHERE agenda = ? AND created_by = ? AND ${isOpenAt}`
    for (const one of this.#database.all<InvitationRow>(made, agenda, person, this.#now())) this.#withdraw(one, by)
  }

  /**
   * Withdraws the invitations by which somebody came in, where they still let people in and give more than `left`, what he has from now on
   * (null: nothing): who throws his cookie away would be back by the same link, as somebody new.
   */
  withdrawWaysIn(agenda: string, person: string, left: ConnectionRole | null, by: string | null): void {
    const used = `SELECT invitations.* FROM invitations JOIN acceptances ON acceptances.invitation = invitations.id
      WHERE agenda = ? AND person = ? AND ${isOpenAt}`
    for (const one of this.#database.all<InvitationRow>(used, agenda, person, this.#now()))
      if (left === null || !isAtLeast(left, one.role)) this.#withdraw(one, by)
  }

  #withdraw({ id, agenda, role, organisation }: InvitationRow, by: string | null): void {
    this.#database.run('UPDATE invitations SET withdrawn_at = ? WHERE id = ?', this.#now(), id)
    this.#log.note(agenda, 'invitationWithdrawn', { by, role, organisation })
  }

  /** From now on this device opens this agenda no more; the person's others do. */
  revokeDevice(agenda: string, person: string, device: string, by: string | null): void {
    this.#book.change(() => {
      if (this.membership(agenda, person) === undefined || this.#devices.byId(device)?.person !== person)
        throw new AccessRefusal('notFound')
      this.#database.run('INSERT OR IGNORE INTO blocked_devices (agenda, device) VALUES (?, ?)', agenda, device)
      this.#log.note(agenda, 'deviceRevoked', { by, person })
      this.withdrawWaysIn(agenda, person, null, by)
    })
  }

  /** Gives a membership to somebody, who keeps the higher role where he has one. */
  join({ agenda, role, organisation, partner, created_at }: MembershipRow, person: string): void {
    const known = this.membership(agenda, person)
    if (known && isAtLeast(known.role, role)) return
    if (known)
      this.#database.run('UPDATE memberships SET role = ? WHERE agenda = ? AND person = ?', role, agenda, person)
    else
      this.#database.run(
        'INSERT INTO memberships (agenda, person, role, organisation, partner, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        agenda,
        person,
        role,
        organisation,
        partner,
        created_at,
      )
  }

  #refuseLastOwner({ agenda, role }: MembershipRow): void {
    if (role !== 'owner') return
    if (this.members(agenda).filter((one) => one.role === 'owner').length === 1) throw new AccessRefusal('lastOwner')
  }
}
