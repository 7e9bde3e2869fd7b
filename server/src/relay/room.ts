import { commentsSuffix, mayWriteAgenda, mayWriteComments } from '@lea/protocol'
import { isEmptyUpdate, readUpdateContents } from '../content/updateContents.ts'
import { MalformedMessage } from '../frames/byteReader.ts'
import { readClientMessage } from '../frames/reading.ts'
import { acknowledgementFrame } from '../frames/writing.ts'
import type { Connection } from './connection.ts'
import { RoomPresence } from './presence.ts'
import type { Commit, RoomLog } from './roomLog.ts'

/** In a room with so many people what they write is gathered for a moment; below it, per turn of the event loop. */
const crowd = { people: 200, windowMs: 25 }

/** What a room tells the relay it is part of. */
export type RoomEvents = {
  /** The store refused: nothing was kept, nobody was told otherwise, everybody was sent away. */
  failed: (problem: unknown) => void
  compactionFailed: (problem: unknown) => void
  malformed: (problem: MalformedMessage) => void
}

/** One agenda that people have open: who is in it, and the order of things between them. */
export class Room {
  readonly name: string
  readonly #connections = new Set<Connection>()
  readonly #log: RoomLog<Connection>
  readonly #presence = new RoomPresence(this.#connections)
  readonly #events: RoomEvents
  #flushing: Promise<void> | null = null
  #compacting: Promise<void> | null = null
  #state: 'open' | 'closing' | 'failed' = 'open'

  constructor(name: string, log: RoomLog<Connection>, events: RoomEvents) {
    this.name = name
    this.#log = log
    this.#events = events
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  /** Lets a connection in: it hears who is here and is asked for what only it has. Its own question it asks itself. */
  join(connection: Connection): void {
    if (this.#state !== 'open') {
      connection.close(this.#state === 'failed' ? 'storageUnavailable' : 'relayStopping')
      return
    }
    this.#connections.add(connection)
    const greeting = [this.#log.question(), ...this.#presence.framesFor(connection)]
    if (connection.acknowledges) greeting.push(acknowledgementFrame(0))
    connection.write(greeting)
  }

  leave(connection: Connection): void {
    if (this.#connections.delete(connection)) this.#presence.leave(connection)
  }

  /** Takes in one message. What breaks the rules closes that connection, and does nothing else. */
  hear(connection: Connection, message: Uint8Array): void {
    // After a goodbye a client may not have read it yet and go on talking.
    if (this.#state !== 'open' || !connection.isOpen) return
    try {
      this.#understand(connection, message)
    } catch (problem) {
      if (!(problem instanceof MalformedMessage)) throw problem
      this.#events.malformed(problem)
      connection.close('malformedMessage')
    }
  }

  /** Puts what is waiting on disk and sends everybody away, because the relay stops. */
  async close(): Promise<void> {
    if (this.#state === 'open') this.#state = 'closing'
    await this.#settle()
    this.#sendAway('relayStopping')
    this.#presence.stop()
  }

  /** Finishes what is under way, and compacts a tail of at least `tailLength` updates. */
  async tidyUp(tailLength: number): Promise<void> {
    await this.#settle()
    if (this.#state === 'open' && this.#log.tailLength >= tailLength) await this.#compact()
  }

  async #settle(): Promise<void> {
    while (this.#flushing) await this.#flushing
    while (this.#compacting) await this.#compacting
  }

  #understand(connection: Connection, bytes: Uint8Array): void {
    const message = readClientMessage(bytes)
    switch (message.kind) {
      case 'question':
        connection.writeAnswer(this.#log.answer(message.stateVector))
        return
      case 'update':
        this.#takeUpdate(connection, message.update)
        return
      case 'presence':
        this.#presence.take(connection, message.entries)
        return
      case 'presenceQuestion':
        connection.write(this.#presence.framesFor(connection))
    }
  }

  #takeUpdate(connection: Connection, update: Uint8Array): void {
    const contents = readUpdateContents(update)
    // Every client answers the greeting, a reader too; only who has something to say is refused.
    if (!this.#mayWrite(connection) && !isEmptyUpdate(contents) && this.#log.isNews(contents)) {
      connection.close('notAWriter')
      return
    }
    this.#log.take(connection, update, contents)
    this.#flushSoon()
  }

  #mayWrite({ visitor }: Connection): boolean {
    return this.name.endsWith(commentsSuffix) ? mayWriteComments(visitor.role) : mayWriteAgenda(visitor.role)
  }

  #flushSoon(): void {
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = null
      // Something may have come in between the last look and this moment.
      if (this.#state !== 'failed' && this.#log.hasWaiting) this.#flushSoon()
    })
  }

  async #flushAll(): Promise<void> {
    do {
      // Everything that this turn brings goes into one commit and one write per receiver; likewise everything that
      // arrives while the disk is busy.
      await this.#nextTurn()
      let commit: Commit<Connection>
      try {
        commit = await this.#log.flush()
      } catch (problem) {
        this.#fail(problem)
        return
      }
      this.#deliver(commit)
    } while (this.#log.hasWaiting)
    if (this.#log.wantsCompaction) void this.#compact()
  }

  #deliver({ frames, writers }: Commit<Connection>): void {
    for (const connection of this.#connections) {
      const written = writers.get(connection)
      if (written === undefined) {
        connection.write(frames)
        continue
      }
      connection.durable += written.count
      const acknowledgement = connection.acknowledges ? [acknowledgementFrame(connection.durable)] : []
      connection.write([...written.othersFrames, ...acknowledgement])
    }
  }

  #nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#connections.size < crowd.people || this.#state !== 'open') setImmediate(resolve)
      else setTimeout(resolve, crowd.windowMs)
    })
  }

  #fail(problem: unknown): void {
    this.#state = 'failed'
    this.#events.failed(problem)
    this.#sendAway('storageUnavailable')
    this.#presence.stop()
  }

  #sendAway(reason: 'relayStopping' | 'storageUnavailable'): void {
    for (const connection of this.#connections) connection.close(reason)
  }

  #compact(): Promise<void> {
    this.#compacting ??= this.#log
      .compact()
      .catch((problem: unknown) => this.#events.compactionFailed(problem))
      .finally(() => {
        this.#compacting = null
      })
    return this.#compacting
  }
}
