import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { agendaOf, type CloseReason, type ConnectionRole, isLoopbackHost, syncParameter } from '@lea/protocol'
import type { Entry, Visitor } from '../relay/visitor.ts'
import type { Access } from './access.ts'
import { nameOfSessionCookie, readCookie } from './cookies.ts'
import { isAtLeast } from './roleOrder.ts'
import type { DeviceRow, PersonRow, TicketRow } from './rows.ts'
import { hashOf } from './secrets.ts'
import { readTicket } from './tickets.ts'

/** Who asks: nobody we know, a person with a device, the command line of this machine, or whoever works on it. */
export type Who =
  | { kind: 'nobody' }
  | { kind: 'person'; person: PersonRow; device: DeviceRow }
  | { kind: 'machine' }
  | { kind: 'everybody' }

export type GateParts = {
  access: Access
  /** open: everybody who reaches us is owner. */
  mode: 'open' | 'required'
  isSecure: boolean
  /** The secret of the command line, which whoever may read the data folder has. */
  machineSecret: string
  now: () => number
}

/** Tells who is behind a request, and what he may. */
export class Gate {
  readonly #parts: GateParts
  readonly #key: Uint8Array

  constructor(parts: GateParts) {
    this.#parts = parts
    this.#key = parts.access.tickets.key()
  }

  get ticketKey(): Uint8Array {
    return this.#key
  }

  /** Who is behind a request to the API. */
  whoIs(headers: IncomingHttpHeaders): Who {
    const { access, mode, machineSecret } = this.#parts
    const { authorization } = headers
    if (authorization !== undefined) {
      const said = Buffer.from(hashOf(authorization))
      return timingSafeEqual(said, Buffer.from(hashOf(`Bearer ${machineSecret}`)))
        ? { kind: 'machine' }
        : { kind: 'nobody' }
    }
    if (mode === 'open') return { kind: 'everybody' }
    const device = this.#deviceOf(headers)
    if (device === undefined) return { kind: 'nobody' }
    access.devices.see([device.id])
    return { kind: 'person', person: access.people.byId(device.person), device }
  }

  /** What the one behind a request may on a socket: by a ticket, or by the session of this device. */
  async entryOf(request: IncomingMessage): Promise<Entry> {
    const text = new URL(request.url ?? '', 'http://localhost').searchParams.get(syncParameter.ticket)
    if (text !== null) {
      const id = await readTicket(text, this.#key, new Date(this.#parts.now()))
      return (room) => (id === null ? 'signInNeeded' : this.#byTicket(id, agendaOf(room)))
    }
    if (this.#parts.mode === 'open') return () => this.#byAddress(request)
    const device = this.#deviceOf(request.headers)
    if (device) this.#parts.access.devices.see([device.id])
    return (room) => (device === undefined ? 'signInNeeded' : this.#byDevice(device, agendaOf(room)))
  }

  #deviceOf(headers: IncomingHttpHeaders): DeviceRow | undefined {
    const secret = readCookie(headers.cookie, nameOfSessionCookie(this.#parts.isSecure))
    return secret === undefined ? undefined : this.#parts.access.devices.bySecret(secret)
  }

  #byAddress({ socket }: IncomingMessage): Visitor | null {
    // It listens there only; asked all the same, because everything would be open if it ever didn't.
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    return isLoopbackHost(address) ? { role: 'owner', principal: 'loopback' } : null
  }

  /** `seen`: the device as it was when it came; it may be another person's by now, or nobody's. */
  #byDevice(seen: DeviceRow, agenda: string): Visitor | CloseReason {
    const { access } = this.#parts
    const { id } = seen
    const device = access.devices.byId(id)
    if (device === undefined) return access.people.byId(seen.person).name === null ? 'personDeleted' : 'signInNeeded'
    const membership = access.agendas.membership(agenda, device.person, id)
    if (membership === undefined)
      return access.agendas.membership(agenda, device.person) ? 'deviceShutOut' : 'notAllowed'
    if (access.agendas.isDeleted(agenda)) return 'agendaDeleted'
    access.agendas.see([agenda])
    return {
      ...this.#asPerson(access.people.byId(device.person), membership.role, membership.organisation),
      device: id,
    }
  }

  #byTicket(id: string, agenda: string): Visitor | CloseReason {
    const { access } = this.#parts
    const ticket = access.tickets.byId(id)
    if (ticket === undefined || ticket.revoked_at !== null) return 'signInNeeded'
    if (ticket.agenda !== agenda) return 'notAllowed'
    if (ticket.person === null) return this.#asProgram(ticket)
    const { device } = ticket
    // What a device was given ends with it.
    if (device !== null && access.devices.byId(device) === undefined) return 'signInNeeded'
    const membership = access.agendas.membership(agenda, ticket.person, device ?? undefined)
    if (membership === undefined) return 'notAllowed'
    // Who was given less since then, gave away more than he has.
    const role = isAtLeast(membership.role, ticket.role) ? ticket.role : membership.role
    return this.#asPerson(access.people.byId(ticket.person), role, membership.organisation)
  }

  #asPerson(person: PersonRow, role: ConnectionRole, organisation: string): Visitor {
    const known = { name: person.name ?? '', organisation, person: person.id }
    return { role, principal: person.id, known, formerly: this.#parts.access.people.earlierIds(person.id) }
  }

  #asProgram({ id, name, role }: TicketRow): Visitor {
    const known = { name: name ?? 'programma', organisation: '', person: null }
    return { role, principal: `ticket:${id}`, known }
  }
}
