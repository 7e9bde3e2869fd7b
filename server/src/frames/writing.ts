import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { type ConnectionRole, frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import type { PresenceEntry } from './reading.ts'

/** In a thread of Node's own; at its usual level 1 MB takes 50 ms there and comes to a third. */
const pack = promisify(deflateRaw)

/**
 * A message with its websocket header (RFC 6455, section 5.2: binary, final, not masked, as a server sends it), ready to
 * be written to any number of sockets. Framing once per message instead of once per receiver.
 */
function framed(...parts: readonly Uint8Array[]): Buffer {
  // Memory of its own: what goes to the storage thread is copied with all of the memory that it lies in.
  return framedIn(Buffer.allocUnsafeSlow, parts)
}

function framedIn(allocate: (length: number) => Buffer, parts: readonly Uint8Array[]): Buffer {
  let length = 0
  for (const part of parts) length += part.length
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = allocate(headerLength + length)
  frame[0] = 0x82
  if (headerLength === 2) {
    frame[1] = length
  } else if (headerLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  let at = headerLength
  for (const part of parts) {
    frame.set(part, at)
    at += part.length
  }
  return frame
}

function varUints(...numbers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

/** An update on its way to others: the frame to write, and the update as the last part of that same memory. */
export type UpdateFrame = { frame: Buffer; update: Uint8Array }

export function updateFrame(update: Uint8Array): UpdateFrame {
  const frame = framed(varUints(frameType.sync, syncType.update, update.length), update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}

/** The message of a frame, packed; for connections that asked for it. */
export async function packedFrame({ update }: UpdateFrame): Promise<Buffer> {
  const head = varUints(frameType.sync, syncType.update, update.length)
  return framed(varUints(frameType.packed), await pack(Buffer.concat([head, update])))
}

/** 'What have you got beyond this?' */
export function questionFrame(stateVector: Uint8Array): Buffer {
  return framed(varUints(frameType.sync, syncType.step1, stateVector.length), stateVector)
}

/** 'That was everything': a sync step 2 with an update that is empty, sent when the content has gone before. */
export const everythingSentFrame = framed(varUints(frameType.sync, syncType.step2, 2, 0, 0))

/** What this connection may, from now on. */
export function roleFrame(role: ConnectionRole): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.role)
  encoding.writeVarString(encoder, role)
  return framed(encoding.toUint8Array(encoder))
}

/** How many messages of this connection are on disk. */
export function acknowledgementFrame(count: number): Buffer {
  // One per writer and commit, and gone when it is written: from the pool, without an encoder.
  const frame = Buffer.allocUnsafe(11)
  frame[0] = 0x82
  frame[2] = frameType.acknowledgement
  let at = 3
  let rest = count
  for (; rest > 127; rest = Math.floor(rest / 128)) frame[at++] = (rest % 128) | 0x80
  frame[at++] = rest
  frame[1] = at - 2
  return frame.subarray(0, at)
}

/** What one client says about one client id, as bytes that go into any number of frames. */
export function presenceEntry({ client, clock, json }: PresenceEntry): Uint8Array {
  const text = Buffer.from(json)
  return Buffer.concat([varUints(client, clock, text.length), text])
}

/** Presence of any number of client ids, each as `presenceEntry`. */
export function presenceFrame(entries: readonly Uint8Array[]): Buffer {
  const count = varUints(entries.length)
  let length = count.length
  for (const entry of entries) length += entry.length
  return framedIn(Buffer.allocUnsafe, [varUints(frameType.awareness, length), count, ...entries])
}

/** Presence of nobody: a sign of life for a client that doesn't know acknowledgements. */
export const signOfLifeFrame = presenceFrame([])
