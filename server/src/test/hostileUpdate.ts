import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import type { Random } from '../simulation/random.ts'

type Id = { client: number; clock: number }

/** Every clock of a document that somebody can refer to. */
function idsOf(doc: Y.Doc): Id[] {
  return [...doc.store.clients].flatMap(([client, structs]) =>
    structs.flatMap(({ id, length }) => [
      { client, clock: id.clock },
      { client, clock: id.clock + length - 1 },
    ]),
  )
}

/**
 * An update that no Yjs would write, of client ids of its own, on top of what a document holds: neighbours that lie in
 * different types or are none, parents that are no type, keys where there are none, contents in the wrong place, and
 * deletions of anything. Its form is right: what it says is not.
 */
export function hostileUpdate(random: Random, doc: Y.Doc, words = wordsOfHistories): Uint8Array {
  const known = idsOf(doc)
  const encoder = encoding.createEncoder()
  const clients = random.between(1, 3)
  encoding.writeVarUint(encoder, clients)
  const own: Id[] = []
  for (let nth = 0; nth < clients; nth++) {
    const client = 2 ** 31 + random.between(0, 2 ** 20) * 4 + nth
    const count = random.between(1, 6)
    for (const number of [count, client, 0]) encoding.writeVarUint(encoder, number)
    let clock = 0
    for (let i = 0; i < count; i++) {
      const someone = (): Id => {
        if (own.length > 0 && random.chance(0.4)) return random.oneOf(own)
        return known.length > 0 ? random.oneOf(known) : { client, clock: Math.max(0, clock - 1) }
      }
      const length = writeStruct(random, encoder, someone, words)
      for (let at = clock; at < clock + length; at++) own.push({ client, clock: at })
      clock += length
    }
  }
  writeDeletions(random, encoder, [...known, ...own])
  return encoding.toUint8Array(encoder)
}

/** Names of shared types at the top, and keys in them, that others use too. */
export type Words = { roots: readonly string[]; keys: readonly string[] }

const wordsOfHistories: Words = {
  roots: ['text', 'list', 'map', 'prose', 'another'],
  keys: ['key 0', 'key 1', 'inner', 'another'],
}

function writeStruct(random: Random, encoder: encoding.Encoder, someone: () => Id, { roots, keys }: Words): number {
  const writeId = ({ client, clock }: Id) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  const kind = random.chance(0.05) ? 0 : random.between(1, 9)
  if (kind === 0) {
    encoding.writeUint8(encoder, 0)
    const length = random.between(1, 3)
    encoding.writeVarUint(encoder, length)
    return length
  }
  const [origin, right, key] = [random.chance(0.4), random.chance(0.4), random.chance(0.3)]
  encoding.writeUint8(encoder, kind | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key ? 0x20 : 0))
  if (origin) writeId(someone())
  if (right) writeId(someone())
  if (!origin && !right) {
    if (random.chance(0.4)) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, random.oneOf(roots))
    } else {
      encoding.writeVarUint(encoder, 0)
      writeId(someone())
    }
    if (key) encoding.writeVarString(encoder, random.oneOf(keys))
  }
  const hasKey = key && !origin && !right
  return writeContent(random, encoder, kind, hasKey && kind !== 1 ? 1 : random.between(1, 3))
}

function writeContent(random: Random, encoder: encoding.Encoder, kind: number, length: number): number {
  switch (kind) {
    case 1:
      encoding.writeVarUint(encoder, length)
      return length
    case 2:
      encoding.writeVarUint(encoder, length)
      for (let i = 0; i < length; i++) encoding.writeVarString(encoder, random.oneOf(['undefined', 'null', '{"a":1}']))
      return length
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array(length))
      return 1
    case 4: {
      const text = length === 1 ? 'x' : random.oneOf(['words', '😀', 'a😀b'])
      encoding.writeVarString(encoder, text)
      return text.length
    }
    case 5:
      encoding.writeVarString(encoder, random.oneOf(['null', '{}', '[1]', '"__proto__"']))
      return 1
    case 6:
      encoding.writeVarString(encoder, random.oneOf(['bold', '', '__proto__', 'constructor']))
      encoding.writeVarString(encoder, random.oneOf(['null', 'true', '{}', '{"a":[1]}']))
      return 1
    case 7: {
      const type = random.between(0, 6)
      encoding.writeVarUint(encoder, type)
      if (type === 3 || type === 5) encoding.writeVarString(encoder, random.oneOf(['paragraph', '', '<']))
      return 1
    }
    case 8:
      encoding.writeVarUint(encoder, length)
      for (let i = 0; i < length; i++)
        encoding.writeAny(encoder, random.oneOf([null, undefined, 1, 'a', [1], { a: 1 }]))
      return length
    default:
      encoding.writeVarString(encoder, random.oneOf(['', 'a guid', 'inner 1']))
      encoding.writeAny(encoder, random.oneOf([{}, { gc: false }, { autoLoad: true }, { meta: 1 }]))
      return 1
  }
}

function writeDeletions(random: Random, encoder: encoding.Encoder, ids: readonly Id[]): void {
  const chosen = new Map(
    Array.from({ length: ids.length === 0 ? 0 : random.between(0, 3) }, () => random.oneOf(ids)).map(
      ({ client, clock }) => [client, clock],
    ),
  )
  encoding.writeVarUint(encoder, chosen.size)
  for (const [client, clock] of chosen)
    for (const number of [client, 1, clock, random.between(1, 4)]) encoding.writeVarUint(encoder, number)
}
