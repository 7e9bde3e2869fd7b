import { limits } from '@lea/protocol'
import { ByteReader, MalformedMessage, parseJson } from '../frames/byteReader.ts'
import { Nesting } from './nesting.ts'

/** Clocks [start, end) of one client id. */
export type Span = { client: number; start: number; end: number }

/** Structs of one client that follow each other, how many they are, and what they can't be read without. */
export type StructSpan = Span & {
  structs: number
  /** Where in the update its bytes begin, and how many they are. */
  at: number
  bytes: number
  /** Per other client id the highest clock that one of them refers to; null where they refer to nobody else. */
  needs: ReadonlyMap<number, number> | null
}

/** What an update adds: which structs it carries and which clocks it deletes. */
export type UpdateContents = { structs: readonly StructSpan[]; deletions: readonly Span[] }

/**
 * Reads what a Yjs update (V1) carries, and with that checks it from the first byte to the last: what passes can be applied
 * by every client. One pass, no Y.Doc, no structs made.
 * Throws MalformedMessage for anything that Yjs itself would stumble over.
 */
export function readUpdateContents(update: Uint8Array): UpdateContents {
  return readAll(new ByteReader(update)).contents
}

/**
 * The same for what a client sent just now: shared types may not lie deeper in each other than `limits.nesting`, and there may
 * not be more than `limits.piecesPerUpdate`. What is stored is not asked that, because parts that were taken one by one may lie
 * deeper together, and be more.
 */
export function readClientUpdate(update: Uint8Array): UpdateContents {
  const { contents, types } = readAll(new ByteReader(update, limits.piecesPerUpdate))
  // Fewer can't lie deeper in each other, so only large updates are read a second time.
  if (types > limits.nesting) checkNesting(update)
  return contents
}

function readAll(reader: ByteReader): { contents: UpdateContents; types: number } {
  const { spans, types } = readParts(reader)
  const deletions = readDeletions(reader)
  if (!reader.finished) throw new MalformedMessage('bytes behind the end of an update')
  return { contents: { structs: spans, deletions }, types }
}

/** Whether an update carries nothing at all, as the answer of a client without news does. */
export function isEmptyUpdate(contents: UpdateContents): boolean {
  return contents.structs.length === 0 && contents.deletions.length === 0
}

/** Is told of every struct (gaps too): its client, its clocks [start, end), and its bytes [from, to). */
export type StructVisitor = (client: number, start: number, end: number, from: number, to: number) => void

const mostSpans = limits.clientIdsPerRoom + limits.pendingStructs

/** Reads the first half of an update, up to its deletions. Throws MalformedMessage. */
export function readStructs(reader: ByteReader, visit?: StructVisitor): StructSpan[] {
  return readParts(reader, visit).spans
}

/** Refuses shared types that lie deeper in each other than any agenda has them: what goes through them goes over the stack. */
function checkNesting(update: Uint8Array): void {
  const nesting = new Nesting()
  readParts(new ByteReader(update), undefined, nesting)
  if (nesting.deepest() > limits.nesting) throw new MalformedMessage('shared types are nested too deeply')
}

/** Reads structs; `types` is how many shared types are among them. */
function readParts(
  reader: ByteReader,
  visit?: StructVisitor,
  nesting?: Nesting,
): { spans: StructSpan[]; types: number } {
  const spans: StructSpan[] = []
  let types = 0
  const isNewClient = everyOneOnce()
  for (let clients = reader.varUint(); clients > 0; clients--) {
    let count = reader.varUint()
    const client = reader.varUint()
    // Yjs keeps only the last list of a client: the first would be lost without a word.
    if (!isNewClient(client)) throw new MalformedMessage('a client twice in one update')
    let clock = reader.varUint()
    let span = emptySpan(client, clock, reader.position)
    const close = (position: number) => {
      if (span.end === span.start) return
      // No agenda within its bounds has more, and what is done with them takes time for each.
      if (spans.length === mostSpans) throw new MalformedMessage('too many parts in one update')
      span.bytes = position - span.at
      spans.push(span)
    }
    for (; count > 0; count--) {
      reader.piece()
      const from = reader.position
      const info = reader.uint8()
      const isGap = info === skipInfo
      const isItem = !isGap && (info & 0x1f) !== 0
      if (isItem && (info & 0x1f) === typeContent) types += 1
      const place: Place | null = nesting ? { client: -1, clock: 0, below: false } : null
      const length = isItem ? readItemLength(reader, info, clock, span, place) : reader.varUint()
      // Nobody writes these, and Yjs can't find its way among structs that take up no clock.
      if (length === 0) throw new MalformedMessage('a struct without length')
      const end = later(clock, length)
      visit?.(client, clock, end, from, reader.position)
      if (nesting && place && place.client >= 0) nesting.note(client, { ...place, start: clock, end })
      clock = end
      if (isGap) {
        close(from)
        span = emptySpan(client, clock, reader.position)
      } else {
        span.end = clock
        span.structs += 1
      }
    }
    close(reader.position)
  }
  return { spans, types }
}

/** A span that is being read. */
type OpenSpan = {
  client: number
  start: number
  end: number
  structs: number
  at: number
  bytes: number
  needs: Map<number, number> | null
}

function emptySpan(client: number, start: number, at: number): OpenSpan {
  return { client, start, end: start, structs: 0, at, bytes: 0, needs: null }
}

function readDeletions(reader: ByteReader): Span[] {
  const spans: Span[] = []
  const isNewClient = everyOneOnce()
  for (let clients = reader.varUint(); clients > 0; clients--) {
    const client = reader.varUint()
    if (!isNewClient(client)) throw new MalformedMessage('a client twice among the deletions')
    let previous = 0
    for (let count = reader.varUint(); count > 0; count--) {
      reader.piece()
      const start = reader.varUint()
      const length = reader.varUint()
      // Nobody writes these: Yjs throws when it puts an empty one together with others, and of what overlaps and has to
      // wait it keeps something else.
      if (length === 0) throw new MalformedMessage('a deletion without length')
      if (start < previous) throw new MalformedMessage('deletions that overlap')
      previous = later(start, length)
      spans.push({ client, start, end: previous })
    }
  }
  return spans
}

/** Answers of each number whether it is asked about for the first time. A keystroke has one client, and needs no set. */
function everyOneOnce(): (number: number) => boolean {
  let first: number | null = null
  let others: Set<number> | null = null
  return (number) => {
    if (first === null) {
      first = number
      return true
    }
    if (number === first) return false
    others ??= new Set()
    if (others.has(number)) return false
    others.add(number)
    return true
  }
}

function later(clock: number, length: number): number {
  if (clock + length >= limits.clockEnd) throw new MalformedMessage('a clock is too large')
  return clock + length
}

const skipInfo = 10
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentKey = 0x20
const deletedContent = 1
const typeContent = 7

/** What an item is placed by: the item beside it, or the one whose type it lies in. No client for the top. */
type Place = { client: number; clock: number; below: boolean }

function readItemLength(reader: ByteReader, info: number, clock: number, span: OpenSpan, place: Place | null): number {
  let hasKey = false
  // Yjs puts an item where its left neighbour is, or else its right one.
  if (info & hasOrigin) readReference(reader, clock, span, place)
  if (info & hasRightOrigin) readReference(reader, clock, span, info & hasOrigin ? null : place)
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (reader.varUint() === 1) reader.text()
    else {
      readReference(reader, clock, span, place)
      if (place) place.below = true
    }
    if (info & hasParentKey) {
      reader.text()
      hasKey = true
    }
  }
  const content = contentReaders[info & 0x1f]
  if (content === undefined) throw new MalformedMessage('an unknown kind of content')
  const length = content(reader)
  // Only what was deleted is put together. Yjs would lose count of what a key has held, and throw when its map goes.
  if (hasKey && length > 1 && (info & 0x1f) !== deletedContent) throw new MalformedMessage('a key with several values')
  return length
}

/** Reads a reference of the item at `clock`. Yjs waits for what it hasn't got, but not for an item's own future. */
function readReference(reader: ByteReader, clock: number, span: OpenSpan, place: Place | null): void {
  const toClient = reader.varUint()
  const toClock = reader.varUint()
  if (place) {
    place.client = toClient
    place.clock = toClock
  }
  if (toClient === span.client) {
    if (toClock >= clock) throw new MalformedMessage('an item that refers to its own future')
    return
  }
  span.needs ??= new Map()
  if ((span.needs.get(toClient) ?? -1) < toClock) span.needs.set(toClient, toClock)
}

/** By content number of Yjs 13: each reads one content and answers its length in clocks. */
const contentReaders: Readonly<Record<number, (reader: ByteReader) => number>> = {
  1: (reader) => reader.varUint(), // deleted
  2: (reader) => repeat(reader, skipOldJson),
  3: (reader) => one(reader.varBytes()),
  4: (reader) => reader.textLength(),
  5: (reader) => one(reader.json()), // embed
  6: (reader) => one(reader.text(), reader.json()), // format
  7: (reader) => one(skipType(reader)),
  8: (reader) => repeat(reader, (value) => skipValue(value, 0)),
  9: (reader) => one(reader.text(), skipOptions(reader)), // a document inside this one
}

function one(..._read: unknown[]): 1 {
  return 1
}

function repeat(reader: ByteReader, read: (reader: ByteReader) => void): number {
  const length = reader.varUint()
  for (let i = 0; i < length; i++) {
    reader.piece()
    read(reader)
  }
  return length
}

function skipOldJson(reader: ByteReader): void {
  const text = reader.text()
  // Each is parsed by itself.
  reader.piece(4 + text.length / 8)
  if (text !== 'undefined') parseJson(text)
}

function skipType(reader: ByteReader): void {
  const type = reader.varUint()
  if (type > 6) throw new MalformedMessage('an unknown shared type')
  if (type === 3 || type === 5) reader.text() // the name of an XML element or hook
}

/** Options of a document inside this one. Yjs makes that document with whatever is in them, so only what it writes itself. */
function skipOptions(reader: ByteReader): void {
  if (reader.uint8() !== objectValue) throw new MalformedMessage('options that are no object')
  for (let count = reader.varUint(); count > 0; count--) {
    reader.piece()
    if (!optionNames.has(reader.text())) throw new MalformedMessage('an unknown option of a document')
    skipValue(reader, 1)
  }
}

const objectValue = 118
const optionNames: ReadonlySet<string> = new Set(['gc', 'autoLoad', 'meta'])

function skipValue(reader: ByteReader, depth: number): void {
  if (depth > limits.nesting) throw new MalformedMessage('a value is nested too deeply')
  const kind = reader.uint8()
  switch (kind) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      reader.skipVarInt()
      return
    case 124:
      reader.skip(4)
      return
    case 123:
    case 122:
      reader.skip(8)
      return
    case 119:
      reader.text()
      return
    case objectValue:
      for (let count = reader.varUint(); count > 0; count--) {
        reader.piece()
        reader.text()
        skipValue(reader, depth + 1)
      }
      return
    case 117:
      for (let count = reader.varUint(); count > 0; count--) {
        reader.piece()
        skipValue(reader, depth + 1)
      }
      return
    case 116:
      reader.varBytes()
      return
    default:
      throw new MalformedMessage('an unknown kind of value')
  }
}
