import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  type CloseReason,
  closeCode,
  exchangePath,
  isRoomName,
  limits,
  oldestProtocolVersion,
  protocolVersion,
  syncParameter,
  syncPath,
} from '@lea/protocol'
import type { Logger } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import type { Clock } from '../clock.ts'
import { Connection } from './connection.ts'
import { type ExchangeAnswer, exchange, readBody } from './exchange.ts'
import { LastGood } from './lastGood.ts'
import type { Room } from './room.ts'
import { roomLabel } from './roomLabel.ts'
import type { Rooms } from './rooms.ts'
import { UnderWay } from './underWay.ts'
import type { Entry, Visitor } from './visitor.ts'
import { Visits } from './visits.ts'
import { sayGoodbye, webLine } from './webLine.ts'

export type DoorParts = {
  rooms: Rooms
  /** Whether a request was meant for us and comes from a page of ours. */
  isOwnRequest: (request: IncomingMessage) => boolean
  /** Who is behind a request: what he may is asked with it when his room is known, and whenever that may have changed. */
  entryOf: (request: IncomingMessage) => Entry | Promise<Entry>
  /** Where a request comes from, as far as that is counted. */
  networkOf: (request: IncomingMessage) => string
  log: Logger
  clock: Clock
  /** The newest form of agenda that the pages of this build write. */
  newestSchema: number
  /** Most bytes that the relay holds of one person because they aren't whole yet. */
  bytesUnderWay: number
  /** Is told of everybody who was refused. */
  refused: (reason: CloseReason | 'tooManyConnections') => void
}

type Person = {
  visitor: Visitor
  entry: Entry
  acknowledges: boolean
  hearsRole: boolean
  unpacks: boolean
  schema?: number
}

/** Inside, or why not: with a status that no page has to explain, or with a reason that a person has to hear. */
type Admission =
  | { room: Room | LastGood; person: Person; visit: { end: () => void }; address: URL }
  | { status: RefusedStatus }
  | { reason: CloseReason }

type RefusedStatus = 403 | 404 | 429 | 503

/** What the library finds wrong with frames (RFC 6455, section 7.4.1, and 1008 for too many pieces), in our own words. */
const reasonOfFault: Readonly<Record<number, CloseReason>> = {
  1002: 'malformedMessage',
  1007: 'malformedMessage',
  1008: 'messageTooLarge',
  1009: 'messageTooLarge',
}

/** What a client's ping or pong has besides its payload: head and mask. */
const bytesAroundPayload = 6

/** A socket that says why it closes in our own words, where the library has a number without a name. */
class RelaySocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    const reason = code === undefined ? undefined : reasonOfFault[code]
    if (reason) super.close(closeCode[reason], reason)
    else super.close(code, data)
  }
}

/**
 * Lets people in: whose page is this -> which agenda -> who are you, and may you -> do we speak the same protocol -> is the room
 * loaded -> only then the upgrade. Before it a client can't send, so nothing that it says is missed.
 * Who is refused for a reason that a person has to hear is let in and sent away with a close code: a browser doesn't tell
 * its page why an upgrade failed.
 */
export class Door {
  readonly #parts: DoorParts
  readonly #server: Server
  readonly #websockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    WebSocket: RelaySocket,
  })
  readonly #visits = new Visits()
  readonly #underWay: UnderWay
  #isOpen = true

  constructor(server: Server, parts: DoorParts) {
    this.#server = server
    this.#parts = parts
    this.#underWay = new UnderWay(parts.bytesUnderWay)
    server.on('upgrade', this.#onUpgrade)
  }

  /** Lets nobody in any more. Who is inside stays until the rooms close. */
  close(): void {
    this.#isOpen = false
  }

  /** Resolves when every socket is closed; see `sayGoodbye` for how long that takes at most. */
  async empty(): Promise<void> {
    const clients = [...this.#websockets.clients]
    await Promise.all(clients.map((client) => new Promise<void>((resolve) => client.once('close', () => resolve()))))
    this.#server.off('upgrade', this.#onUpgrade)
  }

  readonly #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const onError = (problem: Error) => this.#parts.log.debug({ err: problem }, 'a socket broke before it was upgraded')
    socket.on('error', onError)
    this.#receive(request, socket, head)
      .catch((problem: unknown) => {
        this.#parts.log.error({ err: problem }, 'an upgrade failed')
        socket.destroy()
      })
      .finally(() => socket.off('error', onError))
  }

  /**
   * One exchange over HTTP, for who can't get a socket through. The same checks, the same room. The body is read only when who
   * asks is inside: nobody else may fill our memory. `taken` resolves when the answer has left us, or nobody is there to take it.
   */
  async exchange(
    request: IncomingMessage,
    taken: Promise<unknown>,
  ): Promise<ExchangeAnswer | { ok: false; status: number }> {
    const found = await this.#admit(request)
    if ('status' in found) return { ok: false, status: found.status }
    if ('reason' in found) {
      this.#parts.refused(found.reason)
      return { ok: false, reason: found.reason }
    }
    const { room, person, visit, address } = found
    const since = address.searchParams.get(syncParameter.since)
    const parcel = this.#underWay.begin(person.visitor.principal)
    try {
      // An exchange ends in 'that was everything', which can't be said of what is left.
      if (room instanceof LastGood) return { ok: false, reason: 'storageUnavailable' }
      if (since !== null && !/^\d{1,15}$/.test(since)) return { ok: false, reason: 'malformedMessage' }
      const body = await readBody(request, parcel.add)
      if (typeof body === 'string') return { ok: false, reason: body }
      const { clock } = this.#parts
      const answer = await exchange(
        room,
        { ...person, acknowledges: true, clock },
        body,
        since === null ? undefined : Number(since),
      )
      parcel.clear()
      // Who asks and doesn't take the answer has it lie here as long.
      if (answer.ok && !parcel.add(answer.messages.length)) return { ok: false, reason: 'tooSlow' }
      return answer
    } finally {
      void taken.finally(parcel.clear)
      this.#parts.rooms.leave(room)
      visit.end()
    }
  }

  async #receive(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const found = await this.#admit(request)
    if ('status' in found) return refuse(socket, found.status)
    if ('reason' in found) return this.#sendAway(request, socket, head, found.reason)
    const { room, person, visit } = found
    if (socket.destroyed) {
      visit.end()
      return this.#parts.rooms.leave(room)
    }
    socket.once('close', visit.end)
    this.#letIn(request, socket, head, room, person)
  }

  /** Whether who asks may come in, by socket or by exchange. Who may is counted, and is in the room's count of visitors. */
  async #admit(request: IncomingMessage): Promise<Admission> {
    const { isOwnRequest, entryOf, networkOf, rooms, log } = this.#parts
    if (!this.#isOpen) return { status: 503 }
    if (!isOwnRequest(request)) return { status: 403 }
    // What is no address is not told to the log either: a ticket may stand in it.
    const { url = '' } = request
    if (!URL.canParse(url, 'http://localhost')) return { status: 404 }
    const address = new URL(url, 'http://localhost')
    if (!address.pathname.startsWith(syncPath)) return { status: 404 }

    const name = readRoomName(address.pathname)
    if (name === undefined) return { reason: 'unknownAgenda' }
    const entry = await entryOf(request)
    const before = entry(name)
    if (before === null) return { status: 403 }
    if (typeof before === 'string') return { reason: before }
    const mismatch = findMismatch(address.searchParams, this.#parts.newestSchema)
    if (mismatch) return { reason: mismatch }
    const visit = this.#visits.begin(networkOf(request), before.principal, name)
    if (visit === null) {
      this.#parts.refused('tooManyConnections')
      return { status: 429 }
    }
    let room: Room | LastGood
    try {
      const wantsLastGood = address.searchParams.get(syncParameter.lastGood) === '1'
      room = wantsLastGood ? await rooms.openLastGood(name) : await rooms.enter(name)
    } catch (problem) {
      log.error({ room: roomLabel(name), err: problem }, 'a room could not be loaded')
      visit.end()
      return { reason: 'storageUnavailable' }
    }
    if (!this.#isOpen) {
      visit.end()
      rooms.leave(room)
      return { status: 503 }
    }
    // Rights may have changed while the room was loaded, and who isn't in yet isn't told.
    const visitor = entry(name)
    if (visitor === null || typeof visitor === 'string') {
      visit.end()
      rooms.leave(room)
      return { reason: visitor ?? 'notAllowed' }
    }
    const acknowledges = address.searchParams.get(syncParameter.acknowledge) === '1'
    const hearsRole = address.searchParams.get(syncParameter.role) === '1'
    const unpacks = address.searchParams.get(syncParameter.deflate) === '1'
    const asked = address.searchParams.get(syncParameter.schema)
    const schema = asked === null ? {} : { schema: Number(asked) }
    return { room, person: { visitor, entry, acknowledges, hearsRole, unpacks, ...schema }, visit, address }
  }

  #letIn(request: IncomingMessage, socket: Duplex, head: Buffer, room: Room | LastGood, person: Person): void {
    const { rooms, log, clock } = this.#parts
    // A handshake that fails ends the socket without a websocket ever being there.
    const onHandshakeFailed = () => rooms.leave(room)
    socket.once('close', onHandshakeFailed)
    this.#websockets.handleUpgrade(request, socket, head, (websocket) => {
      socket.off('close', onHandshakeFailed)
      const { principal } = person.visitor
      const kept = this.#underWay.begin(principal)
      const connection = new Connection({ ...person, clock, line: webLine(websocket, socket), kept })
      const parcel = this.#underWay.begin(principal)
      // Before the library hears it: when that has a whole message, there is nothing under way.
      socket.prependListener('data', ({ length }: Buffer) => {
        // A large message takes minutes over a slow line, and in the middle of it nobody can answer a ping.
        connection.heardAt = clock.now()
        if (parcel.add(length) || !connection.isOpen) return
        connection.close('tooSlow')
        // Nothing more is read of what it sends until the line is cut.
        websocket.pause()
      })
      const isControl = (payload: Buffer) => parcel.subtract(payload.length + bytesAroundPayload)
      websocket.on('ping', isControl)
      websocket.on('pong', isControl)
      socket.on('drain', () => room.drained(connection))
      websocket.on('message', (message, isBinary) => {
        parcel.clear()
        connection.count()
        if (isBinary && message instanceof Uint8Array) room.hear(connection, message)
        else connection.close('malformedMessage')
      })
      websocket.on('error', (problem) => log.debug({ room: roomLabel(room.name), err: problem }, 'a socket broke'))
      websocket.on('close', () => {
        parcel.clear()
        kept.clear()
        room.leave(connection)
        rooms.leave(room)
      })
      room.join(connection)
    })
  }

  #sendAway(request: IncomingMessage, socket: Duplex, head: Buffer, reason: CloseReason): void {
    this.#parts.refused(reason)
    this.#websockets.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('error', (problem) => this.#parts.log.debug({ reason, err: problem }, 'a socket broke'))
      sayGoodbye(websocket, reason)
    })
  }
}

function readRoomName(path: string): string | undefined {
  const behind = path.slice(syncPath.length)
  try {
    const name = decodeURIComponent(behind.endsWith(exchangePath) ? behind.slice(0, -exchangePath.length) : behind)
    return isRoomName(name) ? name : undefined
  } catch {
    // Not an encoding of anything, so not of a room either.
    return undefined
  }
}

function findMismatch(parameters: URLSearchParams, newestSchema: number): CloseReason | undefined {
  const protocol = parameters.get(syncParameter.protocol)
  const schema = parameters.get(syncParameter.schema)
  for (const asked of [protocol, schema]) if (asked !== null && !/^\d{1,9}$/.test(asked)) return 'malformedMessage'
  if (protocol !== null && Number(protocol) < oldestProtocolVersion) return 'clientTooOld'
  // An older form of agenda is for the room to judge: who writes it may still read.
  if (protocol !== null && Number(protocol) > protocolVersion) return 'relayTooOld'
  return schema !== null && Number(schema) > newestSchema ? 'relayTooOld' : undefined
}

function refuse(socket: Duplex, status: RefusedStatus): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
