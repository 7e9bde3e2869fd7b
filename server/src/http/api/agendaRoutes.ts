import { type ConnectionRole, commentsSuffix } from '@lea/protocol'
import { type Invitation, invitationPath, type Participant, type PersonName } from '@lea/protocol/access'
import type { Who } from '../../access/gate.ts'
import { stateOf } from '../../access/invitations.ts'
import { AccessRefusal } from '../../access/refusal.ts'
import { isAtLeast } from '../../access/roleOrder.ts'
import type { InvitationRow, MembershipRow } from '../../access/rows.ts'
import { signTicket } from '../../access/tickets.ts'
import { readAuthor } from '../../relay/clientIds.ts'
import type { ApiParts, Handlers } from './api.ts'
import { readDevice, readMyAgenda, signedIn } from './meRoutes.ts'
import { moment } from './moment.ts'

/** For how long a ticket opens a socket, when a person asks for it. */
const ticketSeconds = 60

/** What happens in one agenda. That the one who asks may be there was seen to before. */
export function agendaRoutes(parts: ApiParts) {
  const { access, gate, store, publicUrl, now } = parts
  const byWhom = (who: Who) => (who.kind === 'machine' ? null : signedIn(who).person.id)
  const nameOf = (id: string | null) => (id === null ? null : readPersonName(parts, id))
  /** On behalf of whom somebody is in an agenda stands in the invitation; it goes before that of an account. */
  const authorIn = (agenda: string, person: string): PersonName => {
    const known = readPersonName(parts, person)
    return { ...known, organisation: access.agendas.membership(agenda, person)?.organisation || known.organisation }
  }
  return {
    createAgenda: async ({ who, body }) => {
      const { person } = signedIn(who)
      if (!access.people.mayCreateAgendas(person)) throw new AccessRefusal('notAllowed')
      // Written when everybody who reached this server was owner: whose it is, is for the administrator to say.
      if (!person.is_administrator && !access.agendas.has(body.id)) {
        const { snapshot, tail } = await store.load(body.id)
        if (snapshot !== null || tail.length > 0) throw new AccessRefusal('notFound')
      }
      if (body.again && access.agendas.isDeleted(body.id))
        return readMyAgenda(parts, access.agendas.restore(body.id, person))
      return readMyAgenda(parts, access.agendas.create(body.id, body.title ?? '', person))
    },
    deleteAgenda: async ({ who, params: { agenda } }) => {
      if (who.kind === 'everybody') throw new AccessRefusal('accessIsOpen')
      access.agendas.delete(agenda, byWhom(who))
      // Nobody is in there any more, and nobody comes in.
      for (const room of roomsOfAgenda(agenda)) await parts.removeRoom(room)
      return undefined
    },
    people: ({ who, params }) => {
      if (who.kind === 'everybody') throw new AccessRefusal('accessIsOpen')
      return {
        people: access.agendas.members(params.agenda).map((membership) => readParticipant(parts, membership, who)),
      }
    },
    changeRole: ({ who, params, body }) => {
      const membership = access.agendas.changeRole(params.agenda, params.person, body.role, byWhom(who))
      return readParticipant(parts, membership, who)
    },
    revokePerson: ({ who, params }) => {
      const isMe = who.kind === 'person' && who.person.id === params.person
      if (!isMe && !isOwner(parts, who, params.agenda)) throw new AccessRefusal('notAllowed')
      access.agendas.revoke(params.agenda, params.person, byWhom(who))
      return undefined
    },
    revokeDevice: ({ who, params }) => {
      access.agendas.revokeDevice(params.agenda, params.person, params.device, byWhom(who))
      return undefined
    },
    invitations: ({ who, params }) => {
      if (who.kind === 'everybody') throw new AccessRefusal('accessIsOpen')
      return { invitations: access.invitations.of(params.agenda).map((one) => readInvitation(parts, one)) }
    },
    createInvitation: ({ who, params, body }) => {
      const by = byWhom(who)
      const { endsAt, ...wish } = body
      const { invitation, secret } = access.invitations.create(params.agenda, by, {
        ...wish,
        endsAt: Date.parse(endsAt),
      })
      return { invitation: readInvitation(parts, invitation), link: `${publicUrl()}${invitationPath}#${secret}` }
    },
    withdrawInvitation: ({ who, params }) => {
      access.invitations.withdraw(params.agenda, params.invitation, byWhom(who))
      return undefined
    },
    log: ({ who, params, query }) => {
      if (who.kind === 'everybody') throw new AccessRefusal('accessIsOpen')
      const limit = query.limit ?? 100
      const rows = access.log.of(params.agenda, query.before ?? Number.MAX_SAFE_INTEGER, limit + 1)
      const entries = rows.slice(0, limit)
      return {
        entries: entries.map(({ id, at, event, by, person, role, organisation, program }) => ({
          id,
          at: moment(at),
          event,
          by: nameOf(by),
          person: nameOf(person),
          role,
          organisation,
          program,
        })),
        next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null,
      }
    },
    authors: async ({ params }) => {
      const clients: { client: number; person: string; isBrought: boolean }[] = []
      const people = new Map<string, PersonName>()
      for (const room of roomsOfAgenda(params.agenda)) {
        for (const [client, author] of await store.authors(room)) {
          const known = readAuthor(author)
          // What a program of the command line wrote is nobody's.
          if (known === null || known.principal.startsWith('ticket:')) continue
          const person = access.people.currentId(known.principal)
          people.set(person, people.get(person) ?? authorIn(params.agenda, person))
          clients.push({ client, person, isBrought: known.isBrought })
        }
      }
      return { people: [...people.values()], clients }
    },
    createTicket: async ({ who, params, body }) => {
      const { agenda } = params
      const mine: ConnectionRole = who.kind === 'person' ? roleOf(parts, who.person.id, agenda) : 'owner'
      const role = body.role ?? mine
      const seconds = body.ttlSeconds ?? ticketSeconds
      if (!isAtLeast(mine, role)) throw new AccessRefusal('notAllowed')
      if (seconds > ticketSeconds && who.kind !== 'machine') throw new AccessRefusal('badRequest')
      const [person, device] = who.kind === 'person' ? [who.person.id, who.device.id] : [null, null]
      const ticket = access.tickets.create(agenda, {
        person,
        device,
        name: person ? null : (body.name ?? null),
        role,
        ttlMs: seconds * 1_000,
      })
      return {
        id: ticket.id,
        ticket: await signTicket(ticket, gate.ticketKey),
        role,
        expiresAt: moment(ticket.expires_at),
      }
    },
    revokeTicket: ({ who, params }) => {
      const ticket = access.tickets.byId(params.ticket)
      const isMine = who.kind === 'person' && ticket?.person === who.person.id
      if (!isMine && !isOwner(parts, who, params.agenda)) throw new AccessRefusal('notAllowed')
      access.tickets.revoke(params.agenda, params.ticket, who.kind === 'person' ? who.person.id : null)
      return undefined
    },
  } satisfies Partial<Handlers>

  function readParticipant({ access }: ApiParts, membership: MembershipRow, who: Who): Participant {
    const { agenda, person: id, role, organisation: name, partner, created_at } = membership
    const person = access.people.byId(id)
    const isMe = who.kind === 'person' && who.person.id === id
    const device = who.kind === 'person' ? who.device : null
    const participant: Participant = {
      id,
      name: person.name ?? '',
      organisation: { name, partner },
      role,
      since: moment(created_at),
      isMe,
      hasAccount: access.people.hasAccount(person),
    }
    if (!isMe && !isOwner(parts, who, agenda)) return participant
    const devices = access.devices.of(id).filter((one) => !access.devices.isBlocked(agenda, one.id))
    const lastSeen = person.last_seen_at === null ? null : moment(person.last_seen_at)
    return { ...participant, lastSeen, devices: devices.map((one) => readDevice(one, device)) }
  }

  function readInvitation({ access }: ApiParts, row: InvitationRow): Invitation {
    const { id, organisation: name, partner, role, uses, used, ends_at, title, created_at, created_by } = row
    return {
      id,
      organisation: { name, partner },
      role,
      uses,
      used,
      endsAt: moment(ends_at),
      title,
      createdAt: moment(created_at),
      createdBy: created_by === null ? '' : access.people.byId(access.people.currentId(created_by)).name,
      state: stateOf(row, now()),
    }
  }
}

/** The rooms that an agenda has: itself, and its comments. */
export function roomsOfAgenda(agenda: string): string[] {
  return [agenda, agenda + commentsSuffix]
}

function roleOf({ access }: ApiParts, person: string, agenda: string): ConnectionRole {
  const membership = access.agendas.membership(agenda, person)
  if (membership === undefined) throw new AccessRefusal('notFound')
  return membership.role
}

function isOwner(parts: ApiParts, who: Who, agenda: string): boolean {
  return who.kind !== 'person' || roleOf(parts, who.person.id, agenda) === 'owner'
}

/** A name in a list; null for somebody whose data were deleted. */
export function readPersonName({ access }: Pick<ApiParts, 'access'>, id: string): PersonName {
  const { id: now, name, organisation } = access.people.byId(access.people.currentId(id))
  return { id: now, name, organisation }
}
