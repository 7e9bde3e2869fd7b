import { limits } from '@lea/protocol'
import type { Compactor } from '../compaction/compactor.ts'
import { joinUpdates, type ReadUpdate } from '../content/joinUpdates.ts'
import { KnownContent, type StateVector } from '../content/knownContent.ts'
import { Pending } from '../content/pending.ts'
import { readUpdateContents, type Span, type UpdateContents } from '../content/updateContents.ts'
import { UpdateIndex } from '../content/updateIndex.ts'
import { readStateVector } from '../frames/reading.ts'
import { everythingSentFrame, packedFrame, questionFrame, type UpdateFrame, updateFrame } from '../frames/writing.ts'
import { type AgendaStore, nextNumber, type Snapshot, type StoredRoom } from '../storage/agendaStore.ts'

/** A tail of so many updates, or of more bytes than this and than half the snapshot, is compacted. */
const compactAfter = { updates: 500, bytes: 256 * 1024 }

/** What one commit put on disk: frames in order, and whose they were. */
export type Commit<Writer> = {
  /** How many updates it holds that brought something. */
  updates: number
  /** What everybody gets who wrote nothing of it. */
  frames: readonly Buffer[]
  /** The writers with what of theirs is on disk now, and the frames that are not their own. */
  writers: ReadonlyMap<Writer, { count: number; othersFrames: readonly Buffer[] }>
}

type Taken<Writer> = { writer: Writer; brought: ReadUpdate | null }

/**
 * The content of one room, without a Y.Doc: the snapshot and the updates after it, as frames that can be written as they
 * are. What comes in is gathered until `flush`, goes to disk in one commit, and only then out to people.
 */
export class RoomLog<Writer> {
  readonly #room: string
  readonly #store: AgendaStore
  readonly #compactor: Compactor
  readonly #known = new KnownContent()
  readonly #pending = new Pending(this.#known)
  #snapshot: {
    stored: Snapshot
    frame: Buffer
    beyondFrame: Buffer
    stateVector: StateVector
    /** Made for the first who has a part of it. */
    index: UpdateIndex | null
    /** The frame, packed; null until it is. */
    packed: Buffer | null
  } | null = null
  /** The snapshot before this one, for who fell behind while it was made. */
  #earlier: { through: number; stateVector: StateVector } | null = null
  #tail: UpdateFrame[]
  #tailBytes = 0
  #next: number
  /** After a compaction that failed: no new attempt before the tail has doubled. */
  #compactFrom = 0
  #taken: Taken<Writer>[] = []
  /** The same for all who come in until something new is known. */
  #question: Buffer | null = null
  /** The newest form of agenda that somebody has written in, and whether the disk knows. */
  #schema: number
  #schemaIsNew = false
  /** Whose the client ids are of which the disk knows whose they are. */
  readonly authors: ReadonlyMap<number, string>
  #newAuthors = new Map<number, string>()

  /** Throws when what was stored can't be read as Yjs updates. */
  constructor(room: string, stored: StoredRoom, store: AgendaStore, compactor: Compactor) {
    this.#room = room
    this.#store = store
    this.#compactor = compactor
    this.#next = nextNumber(stored)
    if (stored.snapshot) {
      this.#setSnapshot(stored.snapshot)
      this.#known.addStateVector(readStateVector(stored.snapshot.stateVector))
    }
    this.#tail = stored.tail.map(updateFrame)
    for (const { update } of this.#tail) this.#tailBytes += update.length
    const updates = [...(stored.snapshot ? [stored.snapshot.beyond] : []), ...this.#tail.map(({ update }) => update)]
    const contents = updates.map(readUpdateContents)
    for (const one of contents) this.#known.add(one)
    // Only now: an update may rest on one that was stored after it.
    for (const one of contents) this.#pending.add(one)
    this.#schema = stored.schema
    this.authors = stored.authors
  }

  get hasWaiting(): boolean {
    return this.#taken.length > 0
  }

  /** Whether an update with these contents would add anything. */
  isNews(contents: UpdateContents): boolean {
    return !this.#known.covers(contents)
  }

  /** The structs of an update that are not held yet. */
  newStructs(contents: UpdateContents): readonly Span[] {
    return contents.structs.filter((span) => !this.#known.coversStructs(span))
  }

  /** The newest form of agenda (`schema`) that somebody has written here; 0 when nobody said. */
  get schema(): number {
    return this.#schema
  }

  raiseSchema(schema: number): void {
    if (schema <= this.#schema) return
    this.#schema = schema
    this.#schemaIsNew = true
  }

  /** Whether something that was written with this client id is here, or waits here for other parts. */
  hasClient(client: number): boolean {
    return this.#known.hasClient(client)
  }

  /** Whose a client id is goes to disk with the update that is taken next. */
  addAuthor(client: number, author: string): void {
    this.#newAuthors.set(client, author)
  }

  /** Number of the last update that is on disk. */
  get position(): number {
    return this.#next - 1
  }

  /**
   * Whether an update would bring this room over a bound of `limits`. Only a client's answer to our question may bring
   * many client ids at once: it may have to give back what a disk has lost.
   */
  isOverLimit(contents: UpdateContents, isAnswer: boolean): boolean {
    let newClients = 0
    for (const { client } of contents.structs) if (!this.#known.hasClient(client)) newClients += 1
    if (!isAnswer && newClients > limits.newClientIdsPerUpdate) return true
    if (newClients > 0) {
      if (this.#known.clients + newClients > limits.clientIdsPerRoom) return true
      if (this.#clientsSinceSnapshot + newClients > limits.clientIdsAtOnce) return true
    }
    return this.#pending.wouldOverflow(contents)
  }

  /**
   * Takes an update in for the next commit. What adds nothing is not stored and not sent on (everybody who comes back
   * tells us again of every deletion), but it is counted in its place, so that an acknowledgement covers what it rests on.
   */
  take(writer: Writer, update: Uint8Array, contents: UpdateContents): void {
    if (!this.isNews(contents)) {
      this.#taken.push({ writer, brought: null })
      return
    }
    this.#known.add(contents)
    this.#pending.add(contents)
    this.#question = null
    // A copy: the bytes are a window on memory of the socket, which would stay alive, or change, as a whole.
    this.#taken.push({ writer, brought: { update: update.slice(), contents } })
  }

  /**
   * Puts everything that was taken in on disk, in one commit. One call at a time.
   * Rejects with what the store says; then nobody may be told that anything was kept, and this log has to be thrown away.
   */
  async flush(): Promise<Commit<Writer>> {
    const taken = this.#taken
    this.#taken = []
    const brought: ReadUpdate[] = []
    const writersOf: Writer[] = []
    const counts = new Map<Writer, { all: number; brought: number }>()
    for (const { writer, brought: one } of taken) {
      let count = counts.get(writer)
      if (count === undefined) {
        count = { all: 0, brought: 0 }
        counts.set(writer, count)
      }
      count.all += 1
      if (one === null) continue
      count.brought += 1
      brought.push(one)
      writersOf.push(writer)
    }
    const joined = brought.length > joinAbove ? joinUpdates(brought) : null
    const updates = joined === null ? brought.map(({ update }) => update) : [joined]
    const added = updates.map(updateFrame)
    if (added.length > 0) {
      const authors = this.#newAuthors
      this.#newAuthors = new Map()
      await this.#store.append(
        this.#room,
        this.#next,
        added.map(({ update }) => update),
        this.#schemaIsNew ? this.#schema : undefined,
        authors.size > 0 ? authors : undefined,
      )
      this.#schemaIsNew = false
    }
    this.#next += added.length
    this.#tail.push(...added)
    for (const { update } of added) this.#tailBytes += update.length

    const frames = added.map(({ frame }) => frame)
    const writers = new Map<Writer, { count: number; othersFrames: readonly Buffer[] }>()
    for (const [writer, count] of counts) {
      // One's own words in a joined update change nothing in one's own document.
      let othersFrames = frames
      if (count.brought === brought.length) othersFrames = []
      else if (joined === null && count.brought > 0) othersFrames = frames.filter((_, i) => writersOf[i] !== writer)
      writers.set(writer, { count: count.all, othersFrames })
    }
    return { updates: brought.length, frames, writers }
  }

  /** Whether a newcomer who unpacks would get a large snapshot as it is, because nobody has packed it yet. */
  get wantsPacking(): boolean {
    return this.#snapshot !== null && this.#snapshot.packed === null && this.#snapshot.frame.length > packAbove
  }

  /** Packs the snapshot for newcomers; they don't wait for it. One call at a time. */
  async pack(): Promise<void> {
    const snapshot = this.#snapshot
    if (snapshot) snapshot.packed = await packedFrame({ frame: snapshot.frame, update: snapshot.stored.update })
  }

  /** What a client has to be sent that has `stateVector`, ending in 'that was everything'. `unpacks`: see Connection. */
  answer(stateVector: StateVector, unpacks = false): Buffer[] {
    const frames: Buffer[] = []
    if (this.#snapshot) {
      const { stored, frame, beyondFrame, packed, stateVector: held } = this.#snapshot
      if (!knowsAny(stateVector, held)) frames.push(unpacks && packed ? packed : frame)
      else if (knowsAll(stateVector, held)) frames.push(beyondFrame)
      else {
        this.#snapshot.index ??= new UpdateIndex(stored.update)
        frames.push(updateFrame(this.#snapshot.index.beyond(stateVector)).frame)
      }
    }
    for (const { frame } of this.#tail) frames.push(frame)
    frames.push(everythingSentFrame)
    return frames
  }

  /** What a client lacks that got everything up to `position` (see `position`) and nothing after it. */
  since(position: number): Buffer[] {
    const through = this.#snapshot?.stored.through ?? 0
    if (position >= through) return this.#tail.slice(position - through).map(({ frame }) => frame)
    // Put together meanwhile: it knows the snapshot before, or that is too long ago and it gets everything.
    const earlier = this.#earlier
    const stateVector = earlier && position >= earlier.through ? earlier.stateVector : new Map<number, number>()
    // Nobody asked, so it does not end in 'that was everything'.
    return this.answer(stateVector).slice(0, -1)
  }

  /** Asks a client for what it has and this room has not. */
  question(): Buffer {
    this.#question ??= questionFrame(this.#known.encodeStateVector())
    return this.#question
  }

  /** Whether the tail has grown so long that a newcomer would notice. */
  get wantsCompaction(): boolean {
    if (this.#tail.length < this.#compactFrom) return false
    const bytes = Math.max(compactAfter.bytes, (this.#snapshot?.stored.update.length ?? 0) / 2)
    // Before there are so many that the next page would be refused.
    const hasManyClients = this.#clientsSinceSnapshot > limits.clientIdsAtOnce / 2
    return this.#tail.length >= compactAfter.updates || this.#tailBytes > bytes || hasManyClients
  }

  get #clientsSinceSnapshot(): number {
    return this.#known.clients - (this.#snapshot?.stateVector.size ?? 0)
  }

  get tailLength(): number {
    return this.#tail.length
  }

  /**
   * Puts the snapshot and the tail together; people go on writing meanwhile. One call at a time.
   * Rejects when it fails, and then everything is as it was.
   */
  async compact(): Promise<void> {
    const tail = this.#tail.slice()
    this.#compactFrom = tail.length * 2
    const through = this.#next - 1
    const snapshot = await this.#compactor({
      snapshot: this.#snapshot?.stored.update ?? null,
      tail: tail.map(({ update }) => update),
      through,
    })
    await this.#store.compact(this.#room, snapshot)
    this.#setSnapshot(snapshot)
    this.#tail = this.#tail.slice(tail.length)
    for (const { update } of tail) this.#tailBytes -= update.length
    this.#compactFrom = 0
  }

  #setSnapshot(stored: Snapshot): void {
    if (this.#snapshot)
      this.#earlier = { through: this.#snapshot.stored.through, stateVector: this.#snapshot.stateVector }
    const { frame, update } = updateFrame(stored.update)
    this.#snapshot = {
      // The same memory as the frame, so that a large agenda is not held twice.
      stored: { ...stored, update },
      frame,
      beyondFrame: updateFrame(stored.beyond).frame,
      stateVector: readStateVector(stored.stateVector),
      index: null,
      packed: null,
    }
  }
}

function knowsAny(stateVector: StateVector, held: StateVector): boolean {
  for (const client of held.keys()) if ((stateVector.get(client) ?? 0) > 0) return true
  return false
}

function knowsAll(stateVector: StateVector, held: StateVector): boolean {
  for (const [client, clock] of held) if ((stateVector.get(client) ?? 0) < clock) return false
  return true
}

/** Below this packing saves less than it costs. */
const packAbove = 16 * 1024

/** Batches of more updates than this go out as one. */
const joinAbove = 4
