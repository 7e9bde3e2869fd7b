/** So many spans are put in one by one. */
const few = 32

/** A set of whole numbers, kept as sorted spans [start, end) that don't touch. Made for sets that mostly grow at the end. */
export class Spans {
  #edges: number[] = []

  add(start: number, end: number): void {
    if (end <= start) return
    const edges = this.#edges
    const last = edges.length - 1
    const lastEnd = edges[last]
    if (lastEnd === undefined || start > lastEnd) {
      edges.push(start, end)
      return
    }
    // Everything between the two edges that enclose [start, end] melts into one span.
    const from = this.#firstEdgeNotBelow(start)
    const to = this.#firstEdgeAbove(end)
    const insideBefore = from % 2 === 1
    const insideAfter = to % 2 === 1
    const melted: number[] = []
    if (!insideBefore) melted.push(start)
    if (!insideAfter) melted.push(end)
    edges.splice(from, to - from, ...melted)
  }

  /** Adds spans that come in the order of their starts. Many cost one walk over all that is there, not one each. */
  addInOrder(spans: readonly { start: number; end: number }[]): void {
    if (spans.length <= few) {
      for (const { start, end } of spans) this.add(start, end)
      return
    }
    const merged: number[] = []
    const take = (start: number, end: number) => {
      const lastEnd = merged.at(-1)
      if (end <= start) return
      if (lastEnd === undefined || start > lastEnd) merged.push(start, end)
      else if (end > lastEnd) merged[merged.length - 1] = end
    }
    const edges = this.#edges
    let at = 0
    for (const { start, end } of spans) {
      for (; (edges[at] ?? Number.POSITIVE_INFINITY) <= start; at += 2) take(edges[at] ?? 0, edges[at + 1] ?? 0)
      take(start, end)
    }
    for (; at < edges.length; at += 2) take(edges[at] ?? 0, edges[at + 1] ?? 0)
    this.#edges = merged
  }

  /** Whether every number of [start, end) is in the set. An empty span always is. */
  covers(start: number, end: number): boolean {
    if (end <= start) return true
    const next = this.#firstEdgeAbove(start)
    const spanEnd = this.#edges[next]
    return next % 2 === 1 && spanEnd !== undefined && end <= spanEnd
  }

  /** The first number from 0 on that is not in the set. */
  get firstMissing(): number {
    return this.#edges[0] === 0 ? (this.#edges[1] ?? 0) : 0
  }

  *[Symbol.iterator](): Generator<readonly [start: number, end: number]> {
    for (let i = 0; i < this.#edges.length; i += 2) yield [this.#edges[i] ?? 0, this.#edges[i + 1] ?? 0]
  }

  #firstEdgeNotBelow(number: number): number {
    return this.#search((edge) => edge >= number)
  }

  #firstEdgeAbove(number: number): number {
    return this.#search((edge) => edge > number)
  }

  #search(found: (edge: number) => boolean): number {
    let low = 0
    let high = this.#edges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (found(this.#edges[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return low
  }
}
