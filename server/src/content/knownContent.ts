import * as encoding from 'lib0/encoding'
import { Spans } from './spans.ts'
import type { Span, UpdateContents } from './updateContents.ts'

/** Per client id the first clock that is missing. */
export type StateVector = ReadonlyMap<number, number>

/**
 * Which structs and deletions a room holds, without holding a Y.Doc. It knows bytes, not meaning: a struct whose
 * neighbours have yet to arrive counts as held, because its bytes are on disk and go to everybody who asks.
 */
export class KnownContent {
  readonly #structs = new Map<number, Spans>()
  readonly #deletions = new Map<number, Spans>()

  add(contents: UpdateContents): void {
    addTo(this.#structs, contents.structs)
    addTo(this.#deletions, contents.deletions)
  }

  /** Adds all structs below the clocks of a state vector. */
  addStateVector(stateVector: StateVector): void {
    for (const [client, clock] of stateVector) spansOf(this.#structs, client).add(0, clock)
  }

  /** How many client ids are known. */
  get clients(): number {
    return this.#structs.size
  }

  hasClient(client: number): boolean {
    return this.#structs.has(client)
  }

  /** The first clock of a client that is missing; 0 for one that was never heard of. */
  firstMissing(client: number): number {
    return this.#structs.get(client)?.firstMissing ?? 0
  }

  /** Whether all of these structs are held. */
  coversStructs(span: Span): boolean {
    return isIn(this.#structs)(span)
  }

  /** Whether an update adds nothing to what is known. */
  covers(contents: UpdateContents): boolean {
    return contents.structs.every(isIn(this.#structs)) && contents.deletions.every(isIn(this.#deletions))
  }

  /** Whether everything that `other` knows is known here too. */
  coversAllOf(other: KnownContent): boolean {
    return includes(this.#structs, other.#structs) && includes(this.#deletions, other.#deletions)
  }

  /**
   * The state vector to ask a client with: per client id what is held without a gap from clock 0 on. It never claims
   * more than is held, so that nothing that only a client has is left with that client.
   */
  encodeStateVector(): Uint8Array {
    const held: [client: number, clock: number][] = []
    for (const [client, spans] of this.#structs) if (spans.firstMissing > 0) held.push([client, spans.firstMissing])
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, held.length)
    for (const [client, clock] of held) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
    return encoding.toUint8Array(encoder)
  }
}

function spansOf(spansByClient: Map<number, Spans>, client: number): Spans {
  let spans = spansByClient.get(client)
  if (spans === undefined) {
    spans = new Spans()
    spansByClient.set(client, spans)
  }
  return spans
}

/** Adds the spans of an update, which has those of one client together and in order. */
function addTo(spansByClient: Map<number, Spans>, spans: readonly Span[]): void {
  for (let from = 0; from < spans.length; ) {
    const { client } = spans[from] as Span
    let to = from + 1
    while (spans[to]?.client === client) to += 1
    spansOf(spansByClient, client).addInOrder(to - from === spans.length ? spans : spans.slice(from, to))
    from = to
  }
}

function isIn(spansByClient: ReadonlyMap<number, Spans>): (span: Span) => boolean {
  return (span) => span.start === span.end || (spansByClient.get(span.client)?.covers(span.start, span.end) ?? false)
}

function includes(larger: ReadonlyMap<number, Spans>, smaller: ReadonlyMap<number, Spans>): boolean {
  for (const [client, spans] of smaller) {
    for (const [start, end] of spans) if (!larger.get(client)?.covers(start, end)) return false
  }
  return true
}
