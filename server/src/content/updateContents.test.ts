import { limits } from '@lea/protocol'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MalformedMessage } from '../frames/byteReader.ts'
import { histories } from '../test/histories.ts'
import { readClientUpdate, readUpdateContents, type Span } from './updateContents.ts'

/** What Yjs itself finds in an update, as spans that run on where they can. */
function contentsByYjs(update: Uint8Array): { structs: Span[]; deletions: Span[] } {
  const { structs, ds } = Y.decodeUpdate(update)
  const spans: Span[] = []
  for (const struct of structs) {
    if (struct.constructor === Y.Skip) continue
    const { client, clock: start } = struct.id
    const end = start + struct.length
    const last = spans.at(-1)
    if (last?.client === client && last.end === start) last.end = end
    else spans.push({ client, start, end })
  }
  const deletions = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, start: clock, end: clock + len })),
  )
  return { structs: spans, deletions }
}

test('what an update is said to carry is what Yjs finds in it', () => {
  fc.assert(
    fc.property(histories, (updates) => {
      const gapped = updates.filter((_, i) => i % 3 !== 1)
      for (const update of [...updates, Y.mergeUpdates(updates), ...(gapped[0] ? [Y.mergeUpdates(gapped)] : [])])
        expect(readUpdateContents(update)).toMatchObject(contentsByYjs(update))
    }),
    { numRuns: 200 },
  )
})

test('whatever passes can be applied by every client and merged by the relay, however the bytes were damaged', () => {
  const wound = fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }), isCut: fc.boolean() })
  let passed = 0
  fc.assert(
    fc.property(histories, fc.array(wound, { minLength: 50, maxLength: 50 }), (history, wounds) => {
      if (history.length === 0) return
      const whole = Y.mergeUpdates(history)
      for (const { at, byte, isCut } of wounds) {
        const place = at % whole.length
        const update = isCut ? whole.slice(0, place) : whole.slice()
        if (!isCut) update[place] = byte
        try {
          readUpdateContents(update)
        } catch (problem) {
          expect(problem).toBeInstanceOf(MalformedMessage)
          continue
        }
        passed += 1
        Y.applyUpdate(new Y.Doc(), update)
        Y.mergeUpdates([update, whole])
      }
    }),
    { numRuns: 60 },
  )
  expect(passed).toBeGreaterThan(0)
})

test('nothing outside the update is read, also when it is a window on a larger buffer', () => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'neighbour')
  const update = Y.encodeStateAsUpdate(doc)
  expect(() => readUpdateContents(update.subarray(0, update.length - 1))).toThrow(MalformedMessage)
})

test.each([
  ['nothing at all', []],
  ['more clients than bytes', [255, 255, 255, 255, 15]],
  ['a number above 2^53', [1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
  ['a client twice', [2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0]],
  ['bytes behind the end', [0, 0, 0]],
  ['an unknown kind of content', [1, 1, 7, 0, 11, 1, 1, 97, 0]],
  ['a list of no values', [1, 1, 7, 0, 8, 1, 1, 97, 0, 0]],
  ['an empty string', [1, 1, 7, 0, 4, 1, 1, 97, 0, 0]],
  ['a deletion of no length', [1, 1, 7, 0, 1, 1, 1, 97, 0, 0]],
  ['a gap of no length', [1, 1, 7, 0, 10, 0, 0]],
  ['a text that is not UTF-8', [1, 1, 7, 0, 4, 1, 1, 97, 1, 255, 0]],
  ['an embed that is not JSON', [1, 1, 7, 0, 5, 1, 1, 97, 1, 123, 0]],
  ['a deletion of nothing', [0, 1, 7, 1, 3, 0]],
  ['deletions that overlap', [0, 1, 7, 2, 3, 2, 4, 1]],
  ['deletions of one client in two places', [0, 2, 7, 1, 3, 1, 7, 1, 5, 1]],
  ['a key with two values', [1, 1, 7, 0, 0x28, 1, 1, 97, 1, 98, 2, 126, 126, 0]],
  ['an inner document with options that are none', [1, 1, 7, 0, 9, 1, 1, 97, 1, 98, 126, 0]],
  ['an inner document with a strange option', [1, 1, 7, 0, 9, 1, 1, 97, 1, 98, 118, 1, 1, 120, 126, 0]],
])('%s is refused', (_, bytes) => {
  expect(() => readUpdateContents(Uint8Array.from(bytes))).toThrow(MalformedMessage)
})

test('a value that is nested a million deep is refused and uses up no stack', () => {
  const nested = new Uint8Array(2_000_000)
  for (let i = 0; i < nested.length; i += 2) nested.set([117, 1], i)
  const update = Uint8Array.from([1, 1, 7, 0, 8, 1, 1, 97, 1, ...nested])
  expect(() => readUpdateContents(update)).toThrow('nested too deeply')
})

test('values may lie 64 deep in each other and no deeper, as lists, as objects and in JSON', () => {
  const listed = (depth: number) => [8, 1, 1, 97, 1, ...Array.from({ length: depth }, () => [117, 1]).flat(), 126]
  const named = (depth: number) => [8, 1, 1, 97, 1, ...Array.from({ length: depth }, () => [118, 1, 1, 97]).flat(), 126]
  // a length from 128 on takes two bytes
  const json = (depth: number) => [
    5,
    1,
    1,
    97,
    (2 * depth) | 0x80,
    1,
    ...Buffer.from('['.repeat(depth) + ']'.repeat(depth)),
  ]
  for (const content of [listed, named, json]) {
    const read = (depth: number) => () => readUpdateContents(Uint8Array.from([1, 1, 7, 0, ...content(depth), 0]))
    expect(read(limits.nesting)).not.toThrow()
    expect(read(limits.nesting + 1)).toThrow('nested too deeply')
  }
})

/** Shared types in each other, each with a letter beside it, written by one client or by many in turn. */
function nestedTypes(depth: number, clients: number): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    let list = doc.getArray<unknown>('list')
    for (let i = 0; i < depth; i++) {
      doc.clientID = 1_000 + ((i * 7) % clients)
      const inner = new Y.Array<unknown>()
      list.insert(0, ['beside it'])
      list.insert(1, [inner])
      list = inner
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

test.each([1, 5])(
  'shared types may lie 64 deep in each other and no deeper, also when %i clients wrote them',
  (clients) => {
    expect(() => readClientUpdate(nestedTypes(limits.nesting, clients))).not.toThrow()
    expect(() => readClientUpdate(nestedTypes(limits.nesting + 2, clients))).toThrow('nested too deeply')
    expect(() => readClientUpdate(nestedTypes(20_000, clients))).toThrow('nested too deeply')
  },
)

test('more parts with gaps between them than an agenda has client ids are refused', () => {
  const read = (parts: number) => {
    const update = encoding.createEncoder()
    for (const number of [1, 2 * parts, 7, 0]) encoding.writeVarUint(update, number)
    for (let i = 0; i < parts; i++) for (const number of [10, 1, 0, 1]) encoding.writeUint8(update, number)
    encoding.writeVarUint(update, 0)
    return () => readUpdateContents(encoding.toUint8Array(update))
  }
  const most = limits.clientIdsPerRoom + limits.pendingStructs
  expect(read(most)).not.toThrow()
  expect(read(most + 1)).toThrow('too many parts')
})

test('a thousand shared types beside each other are no nesting', () => {
  const doc = new Y.Doc()
  doc.getArray('list').insert(
    0,
    Array.from({ length: 1_000 }, () => new Y.Map()),
  )
  expect(() => readClientUpdate(Y.encodeStateAsUpdate(doc))).not.toThrow()
})

test.each<[string, (update: encoding.Encoder, count: number) => void]>([
  [
    'structs',
    (update, count) => {
      for (const number of [1, count, 7, 0]) encoding.writeVarUint(update, number)
      for (let i = 0; i < count; i++) for (const number of [0, 1]) encoding.writeUint8(update, number)
      encoding.writeVarUint(update, 0)
    },
  ],
  [
    'values',
    (update, count) => {
      for (const number of [1, 1, 7, 0, 8, 1]) encoding.writeVarUint(update, number)
      encoding.writeVarString(update, 'text')
      encoding.writeVarUint(update, count)
      for (let i = 0; i < count; i++) encoding.writeAny(update, true)
      encoding.writeVarUint(update, 0)
    },
  ],
  [
    'values in JSON',
    (update, count) => {
      for (const number of [1, 1, 7, 0, 5, 1]) encoding.writeVarUint(update, number)
      encoding.writeVarString(update, 'text')
      encoding.writeVarString(update, `[${'1,'.repeat(4 * count)}1]`)
      encoding.writeVarUint(update, 0)
    },
  ],
  [
    'deletions',
    (update, count) => {
      for (const number of [0, 1, 7, count]) encoding.writeVarUint(update, number)
      for (let i = 0; i < count; i++) for (const number of [2 * i, 1]) encoding.writeVarUint(update, number)
    },
  ],
])('more than a million %s in one update are refused of a client, and read from the disk', (_, write) => {
  const read = (count: number, by: (update: Uint8Array) => unknown) => {
    const update = encoding.createEncoder()
    write(update, count)
    return () => by(encoding.toUint8Array(update))
  }
  expect(read(limits.piecesPerUpdate / 2, readClientUpdate)).not.toThrow()
  expect(read(limits.piecesPerUpdate + 1, readClientUpdate)).toThrow(MalformedMessage)
  expect(read(limits.piecesPerUpdate + 1, readUpdateContents)).not.toThrow()
})
