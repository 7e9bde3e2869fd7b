import { limits } from '@lea/protocol'
import type { Clock } from '../clock.ts'
import type { PresenceEntry } from '../frames/reading.ts'
import { presenceEntry, presenceFrame } from '../frames/writing.ts'
import type { ClientIds } from './clientIds.ts'
import type { Connection } from './connection.ts'
import type { Visitor } from './visitor.ts'

/** Changes of presence are gathered for this long, and only the latest of each client goes out. */
export const presenceWindowMs = 30

/** The presence of one client goes out no more often than this. */
const sendAgainMs = 1_000 / limits.presencePerSecond

/** More client ids than the tabs of one browser that share a line could be. */
const idsPerConnection = 32

/**
 * We number by the clock on the wall, clients count from 0: what comes back with a number of ours is an echo, or somebody
 * who heard of himself over an older line of his own.
 */
const relayNumbers = 2 ** 40

/** An echo of someone who has just left can still be on its way for this long. */
const echoMs = 5_000

/**
 * Who is here, in one room. A connection speaks only for client ids that it announced: y-websocket's provider repeats
 * whatever it hears of others, also that they left, and with that would remove people who are still here.
 * The relay numbers what it sends by its own clock, and ignores theirs: after a broken line a client goes on with the
 * number that it had, which the others, who have been told of its leaving since, would not believe.
 */
export class RoomPresence {
  readonly #connections: ReadonlySet<Connection>
  readonly #clientIds: ClientIds
  readonly #clock: Clock
  readonly #here = new Map<number, { owner: Connection; json: string; sentAt: number }>()
  readonly #leftAt = new Map<number, number>()
  /** What the next window brings, and who has said it. */
  readonly #changed = new Map<number, Connection>()
  /** Slow readers, and of whom they missed something: that they left, too. They get it at once when they have caught up. */
  readonly #missed = new WeakMap<Connection, Set<number>>()
  #cancelWindow: (() => void) | undefined
  #lastClock = 0

  constructor(connections: ReadonlySet<Connection>, clientIds: ClientIds, clock: Clock) {
    this.#connections = connections
    this.#clientIds = clientIds
    this.#clock = clock
  }

  /** Takes in what a connection says. What it says about other people is dropped. */
  take(connection: Connection, entries: readonly PresenceEntry[]): void {
    for (const { client, clock, json } of entries) {
      const known = this.#here.get(client)
      if (json === 'null') {
        if (known?.owner === connection) this.#remove(client, connection)
      } else if (known?.owner === connection || this.#mayAnnounce(connection, client, clock, known?.owner)) {
        this.#clientIds.greet(connection.visitor, client)
        this.#here.set(client, {
          owner: connection,
          json: stamped(json, connection.visitor),
          sentAt: known?.sentAt ?? Number.NEGATIVE_INFINITY,
        })
        this.#change(client, connection)
      }
    }
  }

  /** Everybody else who is here, for someone who comes in; nothing when that is nobody. */
  framesFor(connection: Connection): Buffer[] {
    const others: Uint8Array[] = []
    for (const [client, { owner, json }] of this.#here) if (owner !== connection) others.push(this.#entry(client, json))
    return others.length > 0 ? [presenceFrame(others)] : []
  }

  /** Tells a slow reader, who has caught up, who is here now. */
  catchUp(connection: Connection): void {
    const missed = this.#missed.get(connection)
    if (missed === undefined) return
    this.#missed.delete(connection)
    const others = [...missed].filter((client) => this.#here.get(client)?.owner !== connection)
    const entries = others.map((client) => this.#entry(client, this.#here.get(client)?.json ?? 'null'))
    if (entries.length > 0) connection.write([presenceFrame(entries)])
  }

  /** Notes what a slow reader is not told now. Who misses more than people can bring about is sent away. */
  #miss(connection: Connection, clients: Iterable<number>): void {
    const missed = this.#missed.get(connection) ?? new Set()
    this.#missed.set(connection, missed)
    for (const client of clients) missed.add(client)
    if (missed.size > limits.clientIdsAtOnce) connection.close('tooSlow')
  }

  /** Forgets the client ids of a connection that has gone, and tells the others. */
  leave(connection: Connection): void {
    for (const [client, { owner }] of this.#here) if (owner === connection) this.#remove(client, connection)
  }

  stop(): void {
    this.#cancelWindow?.()
  }

  #mayAnnounce(connection: Connection, client: number, clock: number, owner: Connection | undefined): boolean {
    if (!this.#clientIds.maySpeak(connection.visitor, client)) return false
    if (clock >= relayNumbers) {
      const leftAt = this.#leftAt.get(client)
      const hasJustLeft = leftAt !== undefined && connection.openedAt < leftAt && this.#clock.now() - leftAt < echoMs
      if (owner || hasJustLeft) return false
    }
    // Somebody who comes back sooner than we notice that his old line is dead takes over from it.
    if (owner && owner.openedAt > connection.openedAt) return false
    let announced = 0
    for (const { owner } of this.#here.values()) if (owner === connection) announced += 1
    return announced < idsPerConnection
  }

  #remove(client: number, connection: Connection): void {
    const now = this.#clock.now()
    this.#here.delete(client)
    for (const [left, leftAt] of this.#leftAt) if (now - leftAt > echoMs) this.#leftAt.delete(left)
    this.#leftAt.set(client, now)
    this.#change(client, connection)
  }

  /** Numbered when it is sent: someone who comes back still has the old number, and would not believe the same one again. */
  #entry(client: number, json: string): Uint8Array {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#clock.date())
    return presenceEntry({ client, clock: this.#lastClock, json })
  }

  #change(client: number, connection: Connection): void {
    this.#changed.set(client, connection)
    this.#openWindow()
  }

  #openWindow(): void {
    this.#cancelWindow ??= this.#clock.after(presenceWindowMs, () => this.#send())
  }

  /** Takes out what may be sent now; whoever moves faster than he may be shown waits for the next window. */
  #takeDue(): { by: Connection; client: number; entry: Uint8Array }[] {
    const now = this.#clock.now()
    const due: { by: Connection; client: number; entry: Uint8Array }[] = []
    for (const [client, by] of this.#changed) {
      const here = this.#here.get(client)
      if (here && now - here.sentAt < sendAgainMs) continue
      if (here) here.sentAt = now
      this.#changed.delete(client)
      due.push({ by, client, entry: this.#entry(client, here?.json ?? 'null') })
    }
    return due
  }

  #send(): void {
    this.#cancelWindow = undefined
    const changed = this.#takeDue()
    if (this.#changed.size > 0) this.#openWindow()
    if (changed.length === 0) return
    const speakers = new Set(changed.map(({ by }) => by))
    const clients = changed.map(({ client }) => client)
    const forListeners = [presenceFrame(changed.map(({ entry }) => entry))]
    for (const connection of this.#connections) {
      if (connection.isBehind) {
        this.#miss(connection, clients)
      } else if (this.#missed.has(connection)) {
        this.#miss(connection, clients)
        this.catchUp(connection)
      } else if (!speakers.has(connection)) {
        connection.write(forListeners)
      } else {
        // Nobody hears about himself: the relay's number is higher than his, and he would take an old caret for his own.
        const others = changed.filter(({ by }) => by !== connection).map(({ entry }) => entry)
        if (others.length > 0) connection.write([presenceFrame(others)])
      }
    }
  }
}

/** Presence with the name that the relay knows, whatever the client says it is. */
function stamped(json: string, { known }: Visitor): string {
  if (known === undefined) return json
  const state: unknown = JSON.parse(json)
  // A list or a number is nobody's presence, and there is no place in it for a name.
  const said = typeof state === 'object' && state !== null && !Array.isArray(state) ? state : {}
  const user = 'user' in said && typeof said.user === 'object' && !Array.isArray(said.user) ? said.user : {}
  const { name, organisation, person } = known
  return JSON.stringify({ ...said, user: { ...user, name, organisation, person: person ?? undefined } })
}
