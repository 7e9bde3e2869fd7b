/** So many times in so long, per key; counted in windows that begin with the first. */
export class Allowance {
  readonly #most: number
  readonly #windowMs: number
  readonly #now: () => number
  readonly #counts = new Map<string, { count: number; endsAt: number }>()

  constructor(most: number, windowMs: number, now: () => number) {
    this.#most = most
    this.#windowMs = windowMs
    this.#now = now
  }

  /** How many keys are counted. */
  get size(): number {
    return this.#counts.size
  }

  /** Counts one more. Answers 0, or after how many milliseconds it may be tried again. */
  take(key: string): number {
    const now = this.#now()
    const known = this.#counts.get(key)
    if (known === undefined || known.endsAt <= now) {
      if (this.#counts.size >= 10_000) this.#forget(now)
      this.#counts.set(key, { count: 1, endsAt: now + this.#windowMs })
      return 0
    }
    known.count += 1
    return known.count > this.#most ? known.endsAt - now : 0
  }

  /** What has ended; and when there is hardly any of that, everything: who asks from so many keys at once isn't counted by them. */
  #forget(now: number): void {
    for (const [key, { endsAt }] of this.#counts) if (endsAt <= now) this.#counts.delete(key)
    if (this.#counts.size >= 9_000) this.#counts.clear()
  }
}
