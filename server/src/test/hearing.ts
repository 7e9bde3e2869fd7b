import { inflateRawSync } from 'node:zlib'
import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { ByteReader } from '../frames/byteReader.ts'

/** What a client hears. Bytes are copies. */
export type Heard =
  | { kind: 'question'; stateVector: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'everything sent' }
  | { kind: 'acknowledged'; count: number }
  | { kind: 'role'; role: string }
  | { kind: 'presence'; states: { client: number; clock: number; state: unknown }[] }

/** Reads one message of the relay, strictly: a test should notice what a lenient client would overlook. */
export function readRelayMessage(message: Uint8Array): Heard {
  const reader = new ByteReader(message)
  const type = reader.varUint()
  if (type === frameType.acknowledgement) return { kind: 'acknowledged', count: reader.varUint() }
  if (type === frameType.role)
    return { kind: 'role', role: decoding.readVarString(decoding.createDecoder(message.subarray(1))) }
  if (type === frameType.awareness) return { kind: 'presence', states: readStates(new ByteReader(reader.varBytes())) }
  if (type === frameType.packed) return readRelayMessage(inflateRawSync(message.subarray(1)))
  if (type !== frameType.sync) throw new Error(`The relay sent a message of type ${type}`)
  const kind = reader.varUint()
  const bytes = reader.varBytes().slice()
  if (kind === syncType.step1) return { kind: 'question', stateVector: bytes }
  if (kind === syncType.update) return { kind: 'update', update: bytes }
  if (bytes.length !== 2) throw new Error('The relay said that it had sent everything and sent more')
  return { kind: 'everything sent' }
}

function readStates(reader: ByteReader): { client: number; clock: number; state: unknown }[] {
  return Array.from({ length: reader.varUint() }, () => ({
    client: reader.varUint(),
    clock: reader.varUint(),
    state: reader.json(),
  }))
}

/** Applies websocket frames as they would be written to a socket, and answers what kinds of message they were. */
export function apply(doc: Y.Doc, frames: readonly Buffer[]): string[] {
  return frames.map((frame) => {
    const length = (frame[1] ?? 0) & 0x7f
    const message = frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10)
    const heard = readRelayMessage(message)
    if (heard.kind === 'update') Y.applyUpdate(doc, heard.update)
    return heard.kind
  })
}
