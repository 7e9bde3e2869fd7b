import { limits } from '@lea/protocol'

/** Who is inside or on the way in, counted per address and per person in an agenda, so that nobody takes all the room. */
export class Visits {
  readonly #counts = new Map<string, number>()

  /** Counts one more; null when that is one too many. `end` counts it off again, once. */
  begin(address: string, principal: string, room: string): { end: () => void } | null {
    const bounds = [
      { key: `address ${address}`, most: limits.connectionsPerAddress },
      { key: `person ${room} ${principal}`, most: limits.connectionsPerPerson },
    ]
    if (bounds.some(({ key, most }) => this.#count(key) >= most)) return null
    for (const { key } of bounds) this.#counts.set(key, this.#count(key) + 1)
    let hasEnded = false
    const end = () => {
      if (hasEnded) return
      hasEnded = true
      for (const { key } of bounds) {
        if (this.#count(key) > 1) this.#counts.set(key, this.#count(key) - 1)
        else this.#counts.delete(key)
      }
    }
    return { end }
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0
  }
}
