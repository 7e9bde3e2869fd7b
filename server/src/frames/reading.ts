import { frameType, limits, syncType } from '@lea/protocol'
import type { StateVector } from '../content/knownContent.ts'
import { ByteReader, MalformedMessage, parseJson } from './byteReader.ts'

/** What one client says about one client id. `json` is 'null' for 'I have left'. */
export type PresenceEntry = { client: number; clock: number; json: string }

/** What a client can say. `update` is a window on the message: copy it before the next turn of the event loop. */
export type ClientMessage =
  | { kind: 'question'; stateVector: StateVector }
  /** `isAnswer`: to the relay's own question, so it holds whatever this client has and we lack. */
  | { kind: 'update'; update: Uint8Array; isAnswer: boolean }
  | { kind: 'presence'; entries: readonly PresenceEntry[] }
  | { kind: 'presenceQuestion' }

/** Reads one message of a client. Throws MalformedMessage for what the protocol doesn't have. */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
  const reader = new ByteReader(bytes)
  const message = readBody(reader, reader.varUint())
  if (!reader.finished) throw new MalformedMessage('bytes behind the end of a message')
  return message
}

function readBody(reader: ByteReader, type: number): ClientMessage {
  switch (type) {
    case frameType.sync:
      return readSync(reader)
    case frameType.awareness:
      return { kind: 'presence', entries: readPresence(presenceReader(reader)) }
    case frameType.queryAwareness:
      return { kind: 'presenceQuestion' }
    default:
      throw new MalformedMessage('an unknown type of message')
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const type = reader.varUint()
  const bytes = reader.varBytes()
  switch (type) {
    case syncType.step1:
      return { kind: 'question', stateVector: readStateVector(bytes) }
    case syncType.step2:
    case syncType.update:
      return { kind: 'update', update: bytes, isAnswer: type === syncType.step2 }
    default:
      throw new MalformedMessage('an unknown type of sync message')
  }
}

/** Reads a state vector as Yjs writes it. Throws MalformedMessage. */
export function readStateVector(bytes: Uint8Array): StateVector {
  const reader = new ByteReader(bytes)
  const stateVector = new Map<number, number>()
  let count = reader.varUint()
  if (count > limits.clientIdsPerRoom) throw new MalformedMessage('too many clients in a state vector')
  for (; count > 0; count--) stateVector.set(reader.varUint(), reader.varUint())
  if (!reader.finished) throw new MalformedMessage('bytes behind the end of a state vector')
  return stateVector
}

function presenceReader(reader: ByteReader): ByteReader {
  const bytes = reader.varBytes()
  if (bytes.length > limits.presenceMessageBytes) throw new MalformedMessage('presence is too large')
  return new ByteReader(bytes)
}

function readPresence(reader: ByteReader): PresenceEntry[] {
  const entries: PresenceEntry[] = []
  for (let count = reader.varUint(); count > 0; count--) {
    const client = reader.varUint()
    const clock = reader.varUint()
    const json = reader.text(limits.presenceBytes)
    if (typeof parseJson(json) !== 'object') throw new MalformedMessage('presence is no object')
    entries.push({ client, clock, json })
  }
  if (!reader.finished) throw new MalformedMessage('bytes behind the end of presence')
  return entries
}
