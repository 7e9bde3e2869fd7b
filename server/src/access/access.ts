import type { ConnectionRole } from '@lea/protocol'
import type { LogEvent, Organisation } from '@lea/protocol/access'
import type { AccessDatabase } from './accessDatabase.ts'
import { AccessRefusal } from './refusal.ts'
import { isAtLeast } from './roleOrder.ts'
import type { DeviceRow, InvitationRow, LogRow, MembershipRow, PersonRow, TicketRow } from './rows.ts'
import { hashOf, newId, newRecoveryCode, newSecret, plainRecoveryCode } from './secrets.ts'

/** A page that is open asks often: once a minute is often enough to say when somebody was last seen. */
export const seenEveryMs = 60_000

/**
 * The book of who may come in: people and their devices, what they may in which agenda, and how they came by it.
 * Whatever changes is on disk when a method returns, and then told to `changed`. Methods throw AccessRefusal.
 */
export class Access {
  readonly #database: AccessDatabase
  readonly #now: () => number
  readonly #changed: () => void

  /** `changed`: somebody's rights are other than they were. */
  constructor(database: AccessDatabase, now: () => number, changed: () => void) {
    this.#database = database
    this.#now = now
    this.#changed = changed
  }

  // People

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
      const person = this.addPerson(name, organisation)
      this.#database.run('UPDATE people SET is_administrator = 1 WHERE id = ?', person.id)
      return this.personById(person.id)
    })
  }

  addPerson(name: string, organisation: string): PersonRow {
    const id = newId()
    this.#database.run(
      'INSERT INTO people (id, name, organisation, created_at) VALUES (?, ?, ?, ?)',
      id,
      tidied(name),
      tidied(organisation),
      this.#now(),
    )
    return this.personById(id)
  }

  /** Throws for one who isn't there; a deleted person has no name. */
  personById(id: string): PersonRow {
    const person = this.#database.one<PersonRow>('SELECT * FROM people WHERE id = ?', id)
    if (person === undefined) throw new AccessRefusal('notFound')
    return person
  }

  /** Everybody who is still somebody. */
  people(): PersonRow[] {
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
    this.#change(() => this.#database.run('UPDATE people SET name = ? WHERE id = ?', tidied(name), person))
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

  personByRecoveryCode(code: string): PersonRow {
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
    this.#change(() => {
      for (const membership of this.membershipsOf(guest)) this.#join(membership, person)
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
      this.#database.run('UPDATE people SET merged_into = ?, recovery_hash = NULL WHERE id = ?', person, guest)
    })
  }

  /** Forgets everything about a person but that there was one: what he wrote stays, without a name. */
  deletePerson(id: string, by: string | null): void {
    this.#change(() => {
      const person = this.personById(id)
      if (person.name === null) throw new AccessRefusal('notFound')
      const administrators = this.#database.all('SELECT 1 FROM people WHERE is_administrator = 1')
      if (person.is_administrator && administrators.length === 1) throw new AccessRefusal('lastOwner')
      for (const { agenda } of this.membershipsOf(id)) this.#note(agenda, 'personDeleted', { by, person: id })
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
  }

  // Devices

  /** Remembers a device of somebody. Answers the secret of its cookie: only the hash is kept. */
  startSession(person: string, deviceName: string): { device: DeviceRow; secret: string } {
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
  sessionBySecret(secret: string): DeviceRow | undefined {
    return this.#database.one(
      'SELECT id, person, name, created_at, last_seen_at FROM devices WHERE secret_hash = ?',
      hashOf(secret),
    )
  }

  deviceById(id: string): DeviceRow | undefined {
    return this.#database.one('SELECT id, person, name, created_at, last_seen_at FROM devices WHERE id = ?', id)
  }

  /** Notes that devices are in use; on disk once a minute at most. */
  see(devices: Iterable<string>): void {
    const now = this.#now()
    const late = [...new Set(devices)].flatMap((id) => this.deviceById(id) ?? [])
    const due = late.filter(({ last_seen_at }) => now - last_seen_at >= seenEveryMs)
    if (due.length === 0) return
    this.#database.transaction(() => {
      for (const { id, person } of due) {
        this.#database.run('UPDATE devices SET last_seen_at = ? WHERE id = ?', now, id)
        this.#database.run('UPDATE people SET last_seen_at = ? WHERE id = ?', now, person)
      }
    })
  }

  devicesOf(person: string): DeviceRow[] {
    return this.#database.all(
      'SELECT id, person, name, created_at, last_seen_at FROM devices WHERE person = ? ORDER BY last_seen_at DESC, id',
      person,
    )
  }

  /** Ends the session of a device of somebody. */
  endSession(person: string, device: string): void {
    this.#change(() => {
      const gone = this.#database.run('DELETE FROM devices WHERE id = ? AND person = ?', device, person)
      if (gone === 0) throw new AccessRefusal('notFound')
    })
  }

  // Agendas

  /** What somebody may in an agenda, with this device; undefined for one who has nothing to do with it. */
  membership(agenda: string, person: string, device?: string): MembershipRow | undefined {
    const row = this.#database.one<MembershipRow>(
      'SELECT * FROM memberships WHERE agenda = ? AND person = ?',
      agenda,
      person,
    )
    if (row === undefined || device === undefined) return row
    return this.isBlocked(agenda, device) ? undefined : row
  }

  isBlocked(agenda: string, device: string): boolean {
    return (
      this.#database.one('SELECT 1 FROM blocked_devices WHERE agenda = ? AND device = ?', agenda, device) !== undefined
    )
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

  isAgenda(id: string): boolean {
    return this.#database.one('SELECT 1 FROM agendas WHERE id = ?', id) !== undefined
  }

  agendas(): { id: string; title: string; created_at: number }[] {
    return this.#database.all('SELECT id, title, created_at FROM agendas ORDER BY created_at, id')
  }

  /** Brings an agenda to this server, with its first owner. Again by an owner: nothing happens. */
  createAgenda(id: string, title: string, person: PersonRow): MembershipRow {
    return this.#database.transaction(() => {
      if (this.isAgenda(id)) {
        const known = this.membership(id, person.id)
        if (known === undefined) throw new AccessRefusal('notFound')
        return known
      }
      const now = this.#now()
      this.#database.run('INSERT INTO agendas (id, title, created_at) VALUES (?, ?, ?)', id, title, now)
      const { organisation } = person
      const membership = {
        agenda: id,
        person: person.id,
        role: 'owner',
        organisation,
        partner: null,
        created_at: now,
      } as const
      this.#join(membership, person.id)
      this.#note(id, 'agendaCreated', { by: person.id, person: person.id, role: 'owner', organisation })
      return membership
    })
  }

  /** At once: the last change counts; an agenda never loses its last owner. `by` null: the machine's command line. */
  changeRole(agenda: string, person: string, role: ConnectionRole, by: string | null): MembershipRow {
    return this.#change(() => {
      const membership = this.membership(agenda, person)
      if (membership === undefined) throw new AccessRefusal('notFound')
      if (membership.role === role) return membership
      if (role !== 'owner') this.#refuseLastOwner(membership)
      this.#database.run('UPDATE memberships SET role = ? WHERE agenda = ? AND person = ?', role, agenda, person)
      this.#note(agenda, 'roleChanged', { by, person, role })
      return { ...membership, role }
    })
  }

  revokePerson(agenda: string, person: string, by: string | null): void {
    this.#change(() => {
      const membership = this.membership(agenda, person)
      if (membership === undefined) throw new AccessRefusal('notFound')
      this.#refuseLastOwner(membership)
      this.#database.run('DELETE FROM memberships WHERE agenda = ? AND person = ?', agenda, person)
      // An invitation that lets several in would let him in again.
      this.#database.run(
        'UPDATE tickets SET revoked_at = ? WHERE agenda = ? AND person = ?',
        this.#now(),
        agenda,
        person,
      )
      this.#note(agenda, by === person ? 'personLeft' : 'personRevoked', { by, person })
    })
  }

  /** From now on this device opens this agenda no more; the person's others do. */
  revokeDevice(agenda: string, person: string, device: string, by: string | null): void {
    this.#change(() => {
      if (this.membership(agenda, person) === undefined || this.deviceById(device)?.person !== person)
        throw new AccessRefusal('notFound')
      this.#database.run('INSERT OR IGNORE INTO blocked_devices (agenda, device) VALUES (?, ?)', agenda, device)
      this.#note(agenda, 'deviceRevoked', { by, person })
    })
  }

  // Invitations

  /** Invites. Answers the secret of the link: only its hash is kept. */
  createInvitation(
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
      const { organisation, role, uses, endsAt, title } = wish
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
      this.#note(agenda, 'invitationCreated', { by, role, organisation: organisation.name })
      const invitation = this.#database.one<InvitationRow>('SELECT * FROM invitations WHERE id = ?', id)
      if (invitation === undefined) throw new Error(`invitation ${id} was written and is not there`)
      return { invitation, secret }
    })
  }

  invitations(agenda: string): InvitationRow[] {
    return this.#database.all('SELECT * FROM invitations WHERE agenda = ? ORDER BY created_at DESC, id', agenda)
  }

  withdrawInvitation(agenda: string, id: string, by: string | null): void {
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
      this.#note(agenda, 'invitationWithdrawn', { by, role, organisation })
    })
  }

  /** What an invitation is for. Who has the right secret is told why it lets nobody in any more. */
  invitationBySecret(secret: string, person?: string): InvitationRow {
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
    return this.#change(() => {
      const known = 'person' in who ? who.person : null
      const invitation = this.invitationBySecret(secret, known?.id)
      const { id, agenda, role, organisation, partner } = invitation
      const person = known ?? this.addPerson('name' in who ? who.name : '', organisation)
      const isAgain = this.#hasAccepted(id, person.id)
      const membership = this.membership(agenda, person.id)
      if (isAgain && membership === undefined) throw new AccessRefusal('invitationIsUsedUp')
      if (!isAgain) {
        this.#database.run('UPDATE invitations SET used = used + 1 WHERE id = ?', id)
        this.#database.run('INSERT INTO acceptances (invitation, person) VALUES (?, ?)', id, person.id)
        if ('device' in who)
          this.#database.run('DELETE FROM blocked_devices WHERE agenda = ? AND device = ?', agenda, who.device)
        this.#join({ agenda, person: person.id, role, organisation, partner, created_at: this.#now() }, person.id)
        this.#note(agenda, 'personCameIn', { by: person.id, person: person.id, role, organisation })
      }
      return person
    })
  }

  // Tickets

  createTicket(
    agenda: string,
    { person, name, role, ttlMs }: { person: string | null; name: string | null; role: ConnectionRole; ttlMs: number },
  ): TicketRow {
    return this.#database.transaction(() => {
      const now = this.#now()
      this.#database.run('DELETE FROM tickets WHERE expires_at < ?', now - 7 * 24 * 3_600_000)
      const ticket = { id: newId(), agenda, person, name, role, expires_at: now + ttlMs, revoked_at: null }
      this.#database.run(
        'INSERT INTO tickets (id, agenda, person, name, role, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        ticket.id,
        agenda,
        person,
        name,
        role,
        ticket.expires_at,
      )
      this.#note(agenda, 'ticketCreated', { by: person, person, role })
      return ticket
    })
  }

  ticketById(id: string): TicketRow | undefined {
    return this.#database.one('SELECT * FROM tickets WHERE id = ?', id)
  }

  revokeTicket(agenda: string, id: string, by: string | null): void {
    this.#change(() => {
      const ticket = this.ticketById(id)
      if (ticket?.agenda !== agenda) throw new AccessRefusal('notFound')
      if (ticket.revoked_at !== null) return
      this.#database.run('UPDATE tickets SET revoked_at = ? WHERE id = ?', this.#now(), id)
      this.#note(agenda, 'ticketRevoked', { by, person: ticket.person, role: ticket.role })
    })
  }

  // The log

  log(agenda: string, before: number, limit: number): LogRow[] {
    return this.#database.all(
      'SELECT * FROM log WHERE agenda = ? AND id < ? ORDER BY id DESC LIMIT ?',
      agenda,
      before,
      limit,
    )
  }

  logOf(person: string): LogRow[] {
    return this.#database.all('SELECT * FROM log WHERE by = ?1 OR person = ?1 ORDER BY id', person)
  }

  // Passkeys and logins elsewhere

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

  /** The key that tickets are signed with. */
  ticketKey(): Uint8Array {
    const known = this.#database.one<{ value: string }>("SELECT value FROM server WHERE key = 'ticketKey'")
    const secret = known?.value ?? newSecret()
    if (known === undefined) this.#database.run("INSERT INTO server (key, value) VALUES ('ticketKey', ?)", secret)
    return Buffer.from(secret, 'base64url')
  }

  close(): void {
    this.#database.close()
  }

  #hasAccepted(invitation: string, person: string): boolean {
    return (
      this.#database.one('SELECT 1 FROM acceptances WHERE invitation = ? AND person = ?', invitation, person) !==
      undefined
    )
  }

  /** Gives a membership to somebody, who keeps the higher role where he has one. */
  #join({ agenda, role, organisation, partner, created_at }: MembershipRow, person: string): void {
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

  #note(
    agenda: string,
    event: LogEvent,
    what: { by: string | null; person?: string | null; role?: ConnectionRole; organisation?: string },
  ): void {
    this.#database.run(
      'INSERT INTO log (agenda, at, event, by, person, role, organisation) VALUES (?, ?, ?, ?, ?, ?, ?)',
      agenda,
      this.#now(),
      event,
      what.by,
      what.person ?? null,
      what.role ?? null,
      what.organisation ?? null,
    )
  }

  /** Told after the outermost commit: who is told must not act on what may still be undone. */
  #depth = 0
  #change<T>(work: () => T): T {
    this.#depth += 1
    try {
      return this.#database.transaction(work)
    } finally {
      this.#depth -= 1
      if (this.#depth === 0) this.#changed()
    }
  }
}

/** What has become of an invitation. */
export function stateOf(invitation: InvitationRow, now: number): 'open' | 'usedUp' | 'ended' | 'withdrawn' {
  if (invitation.withdrawn_at !== null) return 'withdrawn'
  if (invitation.ends_at <= now) return 'ended'
  return invitation.used >= invitation.uses ? 'usedUp' : 'open'
}

function tidied(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC')
}
