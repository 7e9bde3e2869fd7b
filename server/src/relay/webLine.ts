import type { Duplex } from 'node:stream'
import { type CloseReason, closeCode } from '@lea/protocol'
import type { WebSocket } from 'ws'
import type { Line } from './connection.ts'

/** How long a peer may take to answer our goodbye before the line is cut: who has lost his rights is gone within two seconds, rude or not. */
const goodbyeMs = 1_500

/** A websocket as a line. `socket` is the one under it: frames that were made once for all receivers go straight there. */
export function webLine(websocket: WebSocket, socket: Duplex): Line {
  // Asked before each write to everybody; a socket that took the last one whole has next to nothing left, and working out how much is dear.
  let isQueueing = false
  socket.on('drain', () => {
    isQueueing = false
  })
  const writeOne = (frame: Uint8Array) => {
    if (!socket.write(frame)) isQueueing = true
  }
  return {
    get isOpen() {
      return websocket.readyState === websocket.OPEN
    },
    get queuedBytes() {
      return isQueueing ? socket.writableLength : 0
    },
    write: (frames) => {
      const only = frames.length === 1 ? frames[0] : asOne(frames)
      if (only) {
        writeOne(only)
        return
      }
      socket.cork()
      for (const frame of frames) writeOne(frame)
      socket.uncork()
    },
    ping: () => websocket.ping(),
    close: (reason) => sayGoodbye(websocket, reason),
    cut: () => websocket.terminate(),
    stopReading: () => websocket.pause(),
    readOn: () => websocket.resume(),
  }
}

/** Small frames are copied into one: that is cheaper than a list of buffers for the system. */
const copyUpTo = 2_048

function asOne(frames: readonly Uint8Array[]): Uint8Array | null {
  let length = 0
  for (const frame of frames) length += frame.length
  if (length > copyUpTo) return null
  const all = Buffer.allocUnsafe(length)
  let at = 0
  for (const frame of frames) {
    all.set(frame, at)
    at += frame.length
  }
  return all
}

/** Closes a socket with a reason that its client can read, and cuts it when the client doesn't answer. */
export function sayGoodbye(websocket: WebSocket, reason: CloseReason): void {
  // Who was stopped must be read on, or his answer would never be heard.
  websocket.resume()
  websocket.close(closeCode[reason], reason)
  const cutting = setTimeout(() => websocket.terminate(), goodbyeMs)
  websocket.once('close', () => clearTimeout(cutting))
}
