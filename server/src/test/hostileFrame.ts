import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Random } from '../simulation/random.ts'
import { hostileUpdate } from './hostileUpdate.ts'

/** A message that nobody's program would send: bytes that mean nothing, or what somebody does send with a wound in it. */
export function hostileFrame(random: Random, doc: Y.Doc): Uint8Array {
  return random.oneOf([noise, wounded, tooLong, nested, clocksFromNowhere, crowd, tangled])(random, doc)
}

type Make = (random: Random, doc: Y.Doc) => Uint8Array

const noise: Make = (random) => Uint8Array.from({ length: random.between(0, 200) }, () => random.between(0, 255))

const wounded: Make = (random, doc) => {
  const message = random.oneOf([
    framed(0, 0, Y.encodeStateVector(doc)),
    framed(0, random.between(1, 2), Y.encodeStateAsUpdate(doc)),
    presence(random.between(0, 2 ** 32), JSON.stringify({ user: { name: 'Anna' } })),
  ])
  const place = random.between(0, message.length - 1)
  if (random.chance(0.3)) return message.slice(0, place)
  message[place] = random.between(0, 255)
  return message
}

/** Lengths and counts that promise more than there is. */
const tooLong: Make = (random) => {
  const encoder = encoding.createEncoder()
  for (const number of [0, random.between(0, 2)]) encoding.writeVarUint(encoder, number)
  for (let i = random.between(1, 6); i > 0; i--)
    encoding.writeVarUint(encoder, Math.floor(2 ** (random.fraction() * 53)))
  return encoding.toUint8Array(encoder)
}

const nested: Make = (random) => {
  const depth = random.between(1, 2_000)
  const text = '['.repeat(depth) + (random.chance(0.5) ? ']'.repeat(depth) : '')
  if (random.chance(0.5)) return presence(1, text)
  const update = encoding.createEncoder()
  for (const number of [1, 1, 7, 0, 5, 1]) encoding.writeVarUint(update, number)
  encoding.writeVarString(update, 'text')
  encoding.writeVarString(update, text)
  encoding.writeVarUint(update, 0)
  return framed(0, 2, encoding.toUint8Array(update))
}

/** Structs and deletions of clocks that nobody has heard of. */
const clocksFromNowhere: Make = (random) => {
  const update = encoding.createEncoder()
  const structs = random.between(0, 3)
  encoding.writeVarUint(update, structs)
  for (let i = 0; i < structs; i++) {
    for (const number of [1, i + random.between(0, 2 ** 31), Math.floor(2 ** (random.fraction() * 33))])
      encoding.writeVarUint(update, number)
    for (const number of [4, 1]) encoding.writeVarUint(update, number)
    encoding.writeVarString(update, 'text')
    encoding.writeVarString(update, 'x')
  }
  const deletions = random.between(0, 2_000)
  encoding.writeVarUint(update, 1)
  encoding.writeVarUint(update, random.between(0, 2 ** 31))
  encoding.writeVarUint(update, deletions)
  for (let i = 0; i < deletions; i++) for (const number of [2 * i, 1]) encoding.writeVarUint(update, number)
  return framed(0, 2, encoding.toUint8Array(update))
}

/** An update of which every byte is right and that says what can't be. */
const tangled: Make = (random, doc) => framed(0, random.between(1, 2), hostileUpdate(random, doc))

/** Letters of more clients than there are people. */
const crowd: Make = (random) => {
  const clients = random.between(1, 200)
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, clients)
  for (let i = 0; i < clients; i++) {
    for (const number of [1, i * 1_000 + random.between(0, 999), 0, 4, 1]) encoding.writeVarUint(update, number)
    encoding.writeVarString(update, 'text')
    encoding.writeVarString(update, 'x')
  }
  encoding.writeVarUint(update, 0)
  return framed(0, random.between(1, 2), encoding.toUint8Array(update))
}

function presence(client: number, json: string): Uint8Array {
  const entry = encoding.createEncoder()
  for (const number of [1, client, 1]) encoding.writeVarUint(entry, number)
  encoding.writeVarString(entry, json)
  return framed(1, encoding.toUint8Array(entry))
}

function framed(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}
