import type { Readable } from 'node:stream'
import { type CloseReason, frameType, limits, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Connection, type ConnectionParts, type Line } from './connection.ts'
import type { Room } from './room.ts'

/** What one exchange is answered with: the messages, and up to where in the room's log they bring the client. */
export type ExchangeAnswer = { ok: true; messages: Uint8Array; position: number } | { ok: false; reason: CloseReason }

/** Most messages in one exchange. A client that has more to say says the rest in the next one. */
const mostMessages = 2_000

/**
 * One request of a client that can't get a socket, as a visit to the room that lasts until everything that it brought is
 * on disk. It goes the way of every connection, so what holds for a socket holds here: rights, limits, form of agenda,
 * acknowledgement. `since`: the position that the last exchange answered; without it this is the first one, and the
 * client asks for what it lacks itself.
 */
export function exchange(
  room: Room,
  person: Omit<ConnectionParts, 'line'>,
  body: Uint8Array,
  since: number | undefined,
): Promise<ExchangeAnswer> {
  const messages = readMessages(body)
  if (messages === undefined) return Promise.resolve({ ok: false, reason: 'malformedMessage' })
  return new Promise((resolve) => {
    const updates = messages.filter(isUpdate).length
    const heard: Uint8Array[] = []
    let hasEnded = false
    const end = (answer: ExchangeAnswer) => {
      if (hasEnded) return
      hasEnded = true
      resolve(answer)
      room.leave(connection)
    }
    // At the very moment of the write, so that the position is that of the messages and nothing has come in between.
    const endWhenDurable = () => {
      if (isSaid && connection.durable === updates) {
        end({ ok: true, messages: writeMessages(heard), position: room.position })
      }
    }
    const line: Line = {
      get isOpen() {
        return !hasEnded
      },
      queuedBytes: 0,
      write: (frames) => {
        heard.push(...frames.map(withoutHeader))
        endWhenDurable()
      },
      ping: () => undefined,
      close: (reason) => end({ ok: false, reason }),
      cut: () => end({ ok: false, reason: 'tooSlow' }),
      stopReading: () => undefined,
      readOn: () => undefined,
    }
    const connection = new Connection({ ...person, line })
    // What rests on an answer follows it in the same request or comes in a later one.
    connection.beforeAnswer = null
    let isSaid = false
    room.join(connection, since)
    for (const message of messages) room.hear(connection, message)
    isSaid = true
    endWhenDurable()
  })
}

/** What a request brings, or why that can't be taken. `add` counts what is held of it, and says whether that may be. */
export async function readBody(body: Readable, add: (bytes: number) => boolean): Promise<Uint8Array | CloseReason> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of body) {
      bytes += piece.length
      if (bytes > limits.messageBytes) return 'messageTooLarge'
      if (!add(piece.length)) return 'tooSlow'
      pieces.push(piece)
    }
  } catch {
    // It broke off: nobody is left to hear the answer.
    return 'malformedMessage'
  }
  return Buffer.concat(pieces, bytes)
}

/** Whether a message is one that the room counts. */
function isUpdate([type, kind]: Uint8Array): boolean {
  return type === frameType.sync && kind !== syncType.step1
}

/** Messages, each behind its length; undefined when that isn't what these bytes are. */
function readMessages(body: Uint8Array): Uint8Array[] | undefined {
  const messages: Uint8Array[] = []
  const decoder = decoding.createDecoder(body)
  try {
    while (decoding.hasContent(decoder)) {
      const message = decoding.readVarUint8Array(decoder)
      if (messages.length === mostMessages) return undefined
      messages.push(message)
    }
  } catch {
    // a length that is none, or that promises more than there is
    return undefined
  }
  return messages
}

function writeMessages(messages: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  return encoding.toUint8Array(encoder)
}

/** Frames are made for sockets; here only the message in one counts. */
function withoutHeader(frame: Uint8Array): Uint8Array {
  const length = frame[1] ?? 0
  return frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10)
}
