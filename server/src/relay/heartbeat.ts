import { heartbeatMs } from '@lea/protocol'
import type { Clock } from '../clock.ts'
import { signOfLifeFrame } from '../frames/writing.ts'
import type { Connection } from './connection.ts'

/** A connection of which nothing was heard is asked for a sign of life, and cut when none comes. */
const askAfterMs = 10_000
const cutAfterMs = 30_000

/**
 * Keeps lines alive that nobody writes on: a client hears something at least every `heartbeatMs`, and a socket whose
 * other end has vanished (a laptop that was closed) leaves its room.
 */
export function startHeartbeat(connections: () => Iterable<Connection>, clock: Clock): { stop: () => void } {
  let stop = () => {}
  const goOn = () => {
    // Twice as often as needed, so that no pause between two beats is longer than `heartbeatMs`.
    stop = clock.after(heartbeatMs / 2, () => {
      goOn()
      const now = clock.now()
      for (const connection of connections()) beat(connection, now)
    })
  }
  goOn()
  return { stop: () => stop() }
}

/** What a connection needs at the moment `now`: a cut, a question, a sign of life, or nothing. */
export function beat(connection: Connection, now: number): void {
  const silentMs = now - connection.heardAt
  if (silentMs > cutAfterMs) {
    connection.cut()
    return
  }
  if (connection.isStuck(now)) {
    connection.close('tooSlow')
    return
  }
  if (silentMs > askAfterMs) connection.ping()
  if (now - connection.wroteAt < heartbeatMs / 2) return
  connection.write([connection.acknowledges ? connection.acknowledgement() : signOfLifeFrame])
}
