import { limits } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { MalformedMessage } from './byteReader.ts'
import { readClientMessage, readStateVector } from './reading.ts'

test('a state vector of more client ids than an agenda can hold is refused', () => {
  const read = (clients: number) => {
    const bytes = encoding.createEncoder()
    encoding.writeVarUint(bytes, clients)
    for (let client = 0; client < clients; client++)
      for (const number of [client, 1]) encoding.writeVarUint(bytes, number)
    return () => readStateVector(encoding.toUint8Array(bytes))
  }
  expect(read(limits.clientIdsPerRoom)().size).toBe(limits.clientIdsPerRoom)
  expect(read(limits.clientIdsPerRoom + 1)).toThrow(MalformedMessage)
})

test('a message of presence larger than a megabyte is refused, however many it is about', () => {
  const read = (entries: number) => {
    const presence = encoding.createEncoder()
    encoding.writeVarUint(presence, entries)
    for (let client = 0; client < entries; client++) {
      for (const number of [client, 1]) encoding.writeVarUint(presence, number)
      encoding.writeVarString(presence, 'null')
    }
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, 1)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(presence))
    return () => readClientMessage(encoding.toUint8Array(message))
  }
  expect(read(1_000)).not.toThrow()
  expect(read(limits.presenceMessageBytes / 8)).toThrow('presence is too large')
})
