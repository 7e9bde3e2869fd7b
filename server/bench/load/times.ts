/** Milliseconds, counted in buckets that are two percent apart, so that millions of them take no room. */
export class Times {
  readonly #buckets = new Float64Array(1_200)
  count = 0

  add(ms: number): void {
    const bucket =
      ms <= smallestMs ? 0 : Math.min(this.#buckets.length - 1, Math.ceil(Math.log(ms / smallestMs) / step))
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.count += 1
  }

  clear(): void {
    this.#buckets.fill(0)
    this.count = 0
  }

  /** The time that this part of all of them took at most. */
  at(part: number): number {
    let left = this.count * part
    for (const [bucket, count] of this.#buckets.entries()) {
      left -= count
      if (left <= 0) return smallestMs * Math.exp(bucket * step)
    }
    return Number.NaN
  }
}

const smallestMs = 0.01
const step = Math.log(1.02)
