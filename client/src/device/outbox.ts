/** What a document said that isn't stored yet. */
export type Outgoing = {
  updates: Uint8Array[]
  /** Those of them that the other tabs get once they are stored. */
  unpublished: Uint8Array[]
  /** Who opened a tab since then didn't hear of all of it: once stored, it is told as a whole. */
  isUntold: boolean
  /** How many of them are changes made on this device, and under which of Yjs's client ids. */
  changes: number
  clients: Set<number>
  /** In which places those changes are, by `touchedPlaces`. */
  places: Set<string>
}

const nothing = (): Outgoing => ({
  updates: [],
  unpublished: [],
  isUntold: false,
  changes: 0,
  clients: new Set(),
  places: new Set(),
})

/** More than this many updates that can't be written are let go for one that holds the whole state. */
const longest = 2_000

/** What waits to be stored: one update after another, or, when it is uncertain what the database holds, the whole state. */
export class Outbox {
  #waiting = nothing()
  #whole = false

  isEmpty(): boolean {
    return !this.#whole && this.#waiting.updates.length === 0
  }

  add(update: Uint8Array): void {
    if (!this.#whole) this.#waiting.updates.push(update)
    if (this.#waiting.updates.length > longest) this.wantWhole()
  }

  /** Counts a change that was made on this device. */
  countChange(client: number, places: Iterable<string>): void {
    this.#waiting.changes++
    this.#waiting.clients.add(client)
    for (const place of places) this.#waiting.places.add(place)
  }

  publishLater(update: Uint8Array): void {
    this.#waiting.unpublished.push(update)
  }

  /** Tells it once it is stored, to tabs that are opened until then as well. */
  tellOnceStored(): void {
    this.#waiting.isUntold = true
  }

  /** From now on until it has been taken out, the whole state is what waits. */
  wantWhole(): void {
    this.#whole = true
    this.#waiting.updates = []
  }

  /** What waits, which stays there. */
  look(): Readonly<Outgoing & { whole: boolean }> {
    return { ...this.#waiting, whole: this.#whole }
  }

  takeAll(): Outgoing & { whole: boolean } {
    const taken = { ...this.#waiting, whole: this.#whole }
    this.#waiting = nothing()
    this.#whole = false
    return taken
  }

  /** Puts back, in front of what has come since, what couldn't be stored. */
  putBack({ updates, changes, clients, places, whole }: Omit<Outgoing, 'isUntold'> & { whole: boolean }): void {
    this.#waiting.isUntold = true
    this.#waiting.updates = [...updates, ...this.#waiting.updates]
    this.#waiting.changes += changes
    for (const client of clients) this.#waiting.clients.add(client)
    for (const place of places) this.#waiting.places.add(place)
    if (whole) this.wantWhole()
  }
}
