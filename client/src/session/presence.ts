import { plainName } from '@lea/agenda'
import type { Presence as PresenceState } from '@lea/protocol'
import type { Awareness } from 'y-protocols/awareness'
import { Listeners } from '../device/listeners.ts'
import { colourOf, freeColour, toldColour } from './colour.ts'
import type { Caret, Part, Person, PersonHere } from './session.ts'

/** How one is recognised in another window. */
export type Self = {
  /** As whom the server knows one; it puts that id into what it passes on. */
  personId: () => string | undefined
  /** The windows of this browser; see `OwnWindows`. */
  windows: () => Promise<readonly number[]>
}

const nobodyElse: Self = { personId: () => undefined, windows: async () => [] }

/** What one tells the others about oneself, and what they tell. */
export class Presence {
  readonly #awareness: Awareness
  readonly #self: Self
  /** Clients that are windows of this browser, as long as they are here. */
  #own: ReadonlySet<number> = new Set()
  readonly #listeners = new Listeners()
  readonly #onMove: () => void
  #people: readonly PersonHere[] = []
  #block: string | undefined

  /** `onMove` is called when one goes to another block. */
  constructor(awareness: Awareness, person: Person, onMove: () => void, self = nobodyElse) {
    this.#awareness = awareness
    this.#self = self
    this.#onMove = onMove
    const name = plainName(person.name)
    const organisation = plainName(person.organisation)
    const user = { name, organisation, colour: colourOf(name, organisation) }
    awareness.setLocalState({ user } satisfies PresenceState)
    awareness.on('change', this.#read)
    // the relay may have told who is here while the agenda was still being loaded
    this.#read()
  }

  /** The block in which one is. */
  block(): string | undefined {
    return this.#block
  }

  enter(block: string, part: Part): void {
    const { block: before, part: beforePart } = this.#awareness.getLocalState() ?? {}
    if (block === before && part === beforePart) return
    if (block !== this.#block) this.#onMove()
    this.#block = block
    this.#say({ block, part, cursor: null })
  }

  leave(): void {
    if (this.#block === undefined) return
    this.#onMove()
    this.#block = undefined
    this.#say({ block: undefined, part: undefined, cursor: null })
  }

  setCursor(caret: Caret | null): void {
    this.#say({ cursor: caret })
  }

  /** The others, by name. The same list, with the same people in it, until one of them changes. */
  people(): readonly PersonHere[] {
    return this.#people
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** The name behind a client id of Yjs, where that person is here now. */
  nameOf(client: number | undefined): string | null {
    return this.#people.find(({ clientId }) => clientId === client)?.name ?? null
  }

  #say(changed: Record<string, unknown>): void {
    const state = this.#awareness.getLocalState()
    if (state) this.#awareness.setLocalState({ ...state, ...changed })
  }

  /**
   * Nobody shares a colour while there are colours left, but oneself in another window. At once: of two who find each other with the same one, the one
   * with the higher client id takes another; the other stays as they are, so it comes to rest.
   */
  #chooseColour(): void {
    const own = this.#awareness.getLocalState()?.user
    if (!own) return
    const others = this.#people.filter((one) => one.clientId < this.#awareness.clientID && !isNamed(one, own))
    if (!others.some(({ colour }) => colour === own.colour)) return
    const taken = new Set(this.#people.map(({ colour }) => colour))
    const colour = freeColour(own.name, own.organisation, taken)
    if (colour !== own.colour) this.#say({ user: { ...own, colour } })
  }

  readonly #read = (): void => {
    const before = new Map(this.#people.map((person) => [person.clientId, person]))
    const people: PersonHere[] = []
    for (const [clientId, state] of this.#awareness.getStates()) {
      if (clientId === this.#awareness.clientID) continue
      const told = stateToPerson(clientId, state)
      if (!told) continue
      const person = this.#isSelf(told, state) ? { ...told, isSelf: true as const } : told
      const known = before.get(clientId)
      people.push(known && isSamePerson(known, person) ? known : person)
    }
    people.sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.clientId - b.clientId)
    if (people.length === this.#people.length && people.every((person, at) => person === this.#people[at])) return
    this.#people = people
    this.#own = new Set([...this.#own].filter((client) => this.#awareness.getStates().has(client)))
    this.#chooseColour()
    this.#lookForWindows()
    this.#listeners.announce()
  }

  /** Only who has one's name is looked for: two people who share a browser, each with a name, are two. */
  #isSelf(told: PersonHere, { user }: Record<string, unknown>): boolean {
    const id = this.#self.personId()
    if (id !== undefined && (user as { person?: unknown }).person === id) return true
    return this.#own.has(told.clientId) && this.#hasOwnName(told)
  }

  #hasOwnName(told: PersonHere): boolean {
    const own = this.#awareness.getLocalState()?.user
    return own !== undefined && isNamed(told, own)
  }

  #lookForWindows(): void {
    if (!this.#people.some((one) => !one.isSelf && this.#hasOwnName(one))) return
    const look = async () => {
      const here = this.#awareness.getStates()
      const windows = (await this.#self.windows()).filter((client) => here.has(client))
      if (windows.every((client) => this.#own.has(client))) return
      this.#own = new Set(windows)
      this.#read()
    }
    look().catch((error: unknown) => console.warn('Not known which windows are this browser’s', error))
  }
}

function isNamed(told: PersonHere, { name, organisation }: { name: string; organisation: string }): boolean {
  return told.name === name && told.organisation === organisation
}

/** Anybody may have sent anything: what isn't a name, a colour of ours or a part of a block is left out. */
function stateToPerson(clientId: number, state: Record<string, unknown>): PersonHere | undefined {
  const user = state.user
  if (typeof user !== 'object' || user === null || !('name' in user) || typeof user.name !== 'string') return undefined
  const name = plainName(user.name)
  const organisation =
    'organisation' in user && typeof user.organisation === 'string' ? plainName(user.organisation) : ''
  const wanted = 'colour' in user ? user.colour : undefined
  const { block, part } = state
  return {
    clientId,
    name,
    organisation,
    colour: toldColour(wanted, name, organisation),
    ...(typeof block === 'string' && { block }),
    ...(isPart(part) && { part }),
  }
}

function isPart(value: unknown): value is Part {
  return value === 'title' || value === 'body'
}

function isSamePerson(one: PersonHere, other: PersonHere): boolean {
  return (
    one.name === other.name &&
    one.organisation === other.organisation &&
    one.colour === other.colour &&
    one.isSelf === other.isSelf &&
    one.block === other.block &&
    one.part === other.part
  )
}
