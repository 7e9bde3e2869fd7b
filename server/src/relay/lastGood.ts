import { readUpdateContents } from '../content/updateContents.ts'
import { MalformedMessage } from '../frames/byteReader.ts'
import { readClientMessage } from '../frames/reading.ts'
import type { Connection } from './connection.ts'
import type { RoomLog } from './roomLog.ts'

type Log = Pick<RoomLog<Connection>, 'answer' | 'isNews'>

/**
 * What is left of an agenda that can't be loaded, for someone who asks for that: one answer, and goodbye. It can only be read,
 * and never ends in 'that was everything', because something is missing.
 */
export class LastGood {
  readonly name: string
  readonly #log: Log

  constructor(name: string, log: Log) {
    this.name = name
    this.#log = log
  }

  join(): void {
    // It asks for nothing, because it has no place to put it.
  }

  leave(): void {
    // Nobody else is here who has to be told.
  }

  hear(connection: Connection, bytes: Uint8Array): void {
    if (!connection.isOpen) return
    try {
      const message = readClientMessage(bytes)
      if (message.kind === 'question') {
        connection.writeAnswer(this.#log.answer(message.stateVector).slice(0, -1))
        connection.close('storageUnavailable')
      } else if (message.kind === 'update' && this.#log.isNews(readUpdateContents(message.update))) {
        connection.close('notAWriter')
      }
    } catch (problem) {
      if (!(problem instanceof MalformedMessage)) throw problem
      connection.close('malformedMessage')
    }
  }

  drained(connection: Connection): void {
    connection.drained()
  }
}
