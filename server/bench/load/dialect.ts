import { frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'

/** What a server under test is called, and how it is spoken to. Hocuspocus puts the document's name before every message. */
export type Dialect = 'relay' | 'y-websocket' | 'hocuspocus'

const hocuspocusAuth = 2

/** Where a room is. The relay is asked for acknowledgements, as its own client asks. */
export function pathOf(dialect: Dialect, room: string, packed = false): string {
  if (dialect === 'relay') return `/sync/${room}?ack=1${packed ? '&deflate=1' : ''}`
  return dialect === 'hocuspocus' ? '/' : `/${room}`
}

/** A message with what goes before it. */
export function messageOf(dialect: Dialect, room: string, ...parts: readonly (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  if (dialect === 'hocuspocus') encoding.writeVarString(encoder, room)
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

/** What a client says first: Hocuspocus answers nothing before it has seen a token, and all want an answer to their question:
 * `content`, which a client may bring from elsewhere. */
export function greetings(dialect: Dialect, room: string, content = Uint8Array.from([0, 0])): Uint8Array[] {
  const messages = [messageOf(dialect, room, frameType.sync, syncType.step2, content)]
  if (dialect === 'hocuspocus')
    messages.unshift(messageOf(dialect, room, hocuspocusAuth, 0, new TextEncoder().encode('token')))
  return messages
}

/** How many bytes stand before the type of a message. */
export function prefixBytes(dialect: Dialect, room: string): number {
  return dialect === 'hocuspocus' ? 1 + room.length : 0
}
