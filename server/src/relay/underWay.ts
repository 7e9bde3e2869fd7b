/** Counts the bytes of one thing that is being sent, or kept until something else has come. */
export type Parcel = {
  /** Counts so many more. False when that makes it too much for who sends it. */
  add: (bytes: number) => boolean
  /** So many of them were no part of it. */
  subtract: (bytes: number) => void
  /** It is whole, or it is gone: nothing of it is held any more. */
  clear: () => void
}

/**
 * What the relay holds for people because it isn't whole yet, in bytes per person over all rooms: half a message on a socket, the
 * body of an exchange and its answer, updates that wait for what they rest on. What somebody sends alone is never too much: how large
 * that may be is for its own bound.
 */
export class UnderWay {
  readonly #most: number
  readonly #bytes = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  of(principal: string): number {
    return this.#bytes.get(principal) ?? 0
  }

  begin(principal: string): Parcel {
    let own = 0
    const count = (bytes: number): number => {
      own += bytes
      const all = this.of(principal) + bytes
      if (all === 0) this.#bytes.delete(principal)
      else this.#bytes.set(principal, all)
      return all
    }
    return {
      add: (bytes) => {
        const all = count(bytes)
        return all <= this.#most || all === own
      },
      subtract: (bytes) => void count(-Math.min(bytes, own)),
      clear: () => void count(-own),
    }
  }
}
