import { limits } from '@lea/protocol'
import { KnownContent } from './knownContent.ts'
import type { Span, StructSpan, UpdateContents } from './updateContents.ts'

/** What waits, and for which clock of which client. A deletion waits apart from what it deletes. */
type Waiting = {
  what: 'structs' | 'deletion'
  span: Span
  client: number
  clock: number
  structs: number
  bytes: number
}

/** A deletion takes about so much in a document that can't carry it out yet. */
const deletionBytes = 16

/**
 * What a room holds that can't be read yet, because it rests on parts that nobody has sent: it is kept and handed on, but
 * every client keeps it in memory and tries it again and again, so it is bounded.
 */
export class Pending {
  readonly #known: KnownContent
  #waiting: Waiting[] = []

  constructor(known: KnownContent) {
    this.#known = known
  }

  /** Whether an update that is not yet known would bring too much that waits. */
  wouldOverflow(contents: UpdateContents): boolean {
    // each counts for one at least, so there is no need to look at more, nor to compare them
    const added = this.#waitingIn(contents, true, limits.pendingStructs)
    if (added.length === 0) return false
    if (added.length > limits.pendingStructs) return true
    this.#forgetWhatCame()
    const all = together(this.#waiting, added)
    return sum(all, 'structs') > limits.pendingStructs || sum(all, 'bytes') > limits.pendingBytes
  }

  /** Notes what waits of an update that is known now. */
  add(contents: UpdateContents): void {
    const added = this.#waitingIn(contents, false)
    if (added.length > 0) this.#waiting = together(this.#waiting, added)
  }

  /** How many structs wait. */
  get structs(): number {
    this.#forgetWhatCame()
    return sum(this.#waiting, 'structs')
  }

  #forgetWhatCame(): void {
    this.#waiting = this.#waiting.filter(({ client, clock }) => clock >= this.#known.firstMissing(client))
  }

  /** `most`: not to look on when there are more than that. */
  #waitingIn({ structs, deletions }: UpdateContents, isNew: boolean, most = Number.POSITIVE_INFINITY): Waiting[] {
    let brought: KnownContent | null = null
    const has = (client: number, clock: number) => {
      if (clock < this.#known.firstMissing(client)) return true
      if (!isNew) return false
      // Most updates rest on nothing but what is known, so this is rarely made.
      brought ??= structsOnly(structs)
      return brought.coversStructs({ client, start: clock, end: clock + 1 })
    }
    const waiting: Waiting[] = []
    for (const span of structs) {
      if (waiting.length > most) return waiting
      const missing = missingFor(span, has)
      if (missing) waiting.push({ what: 'structs', span, ...missing, structs: span.structs, bytes: span.bytes })
    }
    for (const span of deletions) {
      if (waiting.length > most) return waiting
      const { client, start, end } = span
      if (end > start && !has(client, end - 1))
        waiting.push({ what: 'deletion', span, client, clock: end - 1, structs: 1, bytes: deletionBytes })
    }
    return waiting
  }
}

function missingFor(
  { client, start, needs }: StructSpan,
  has: (client: number, clock: number) => boolean,
): { client: number; clock: number } | null {
  if (start > 0 && !has(client, start - 1)) return { client, clock: start - 1 }
  if (needs) for (const [other, clock] of needs) if (!has(other, clock)) return { client: other, clock }
  return null
}

/**
 * All that waits, each thing once: whoever heard of it repeats it in his answer, perhaps in one piece with what he has more.
 * In order of where they begin, the longer first, one is within another when an earlier one of its kind reaches its end:
 * to compare each with each took most of what a hostile update costs.
 */
function together(waiting: readonly Waiting[], added: readonly Waiting[]): Waiting[] {
  const inOrder = [...waiting, ...added].sort(
    ({ span: one }, { span: other }) => one.start - other.start || other.end - one.end,
  )
  const reached = { structs: new Map<number, number>(), deletion: new Map<number, number>() }
  return inOrder.filter(({ what, span: { client, end } }) => {
    if (end <= (reached[what].get(client) ?? -1)) return false
    reached[what].set(client, end)
    return true
  })
}

function structsOnly(structs: readonly StructSpan[]): KnownContent {
  const known = new KnownContent()
  known.add({ structs, deletions: [] })
  return known
}

function sum(waiting: readonly Waiting[], what: 'structs' | 'bytes'): number {
  return waiting.reduce((total, one) => total + one[what], 0)
}
