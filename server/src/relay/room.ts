import { type CloseReason, commentsSuffix, limits, mayWriteAgenda, mayWriteComments } from '@lea/protocol'
import type { Clock } from '../clock.ts'
import type { StateVector } from '../content/knownContent.ts'
import { isEmptyUpdate, readClientUpdate, type UpdateContents } from '../content/updateContents.ts'
import { MalformedMessage } from '../frames/byteReader.ts'
import { readClientMessage } from '../frames/reading.ts'
import { roleFrame } from '../frames/writing.ts'
import { ClientIds } from './clientIds.ts'
import type { Connection } from './connection.ts'
import { RoomPresence } from './presence.ts'
import type { Commit, RoomLog } from './roomLog.ts'
import type { Visitor } from './visitor.ts'

/**
 * Commits of a room follow each other at a distance where that saves much: what gathers meanwhile costs one commit, and one
 * write per receiver, less. Whoever writes after a pause doesn't wait.
 */
const distanceMs = {
  /** By how many people there are: from `from` on a millisecond for each `each`, and this in a full hall. */
  crowd: { from: 40, each: 16, hall: 200, inHall: 25 },
  /** After a commit with so many updates: more than people type. */
  rush: { updates: 24, pause: 4 },
}

/**
 * In a room in which commits follow each other within this time an acknowledgement goes along with the next frame, or alone when it is
 * over: a write to a socket costs more than most of what else a keystroke does.
 */
const acknowledgedWithinMs = 20

/** What a room tells the relay it is part of. */
export type RoomEvents = {
  /** The store refused: nothing was kept, nobody was told otherwise, everybody was sent away. */
  failed: (problem: unknown) => void
  compactionFailed: (problem: unknown) => void
  packingFailed: (problem: unknown) => void
  /** A message broke a rule, and its connection was closed. The rule is in words without content. */
  refused: (reason: CloseReason, rule: string) => void
  /** Something went wrong in us with a message; its connection was closed. */
  stumbled: (problem: unknown) => void
  /** A commit is on disk. */
  committed: (updates: number, ms: number) => void
}

/** One agenda that people have open: who is in it, and the order of things between them. */
export class Room {
  readonly name: string
  readonly #connections = new Set<Connection>()
  readonly #log: RoomLog<Connection>
  readonly #clientIds: ClientIds
  readonly #presence: RoomPresence
  readonly #events: RoomEvents
  readonly #clock: Clock
  #flushing: Promise<void> | null = null
  #lastCommit = { updates: 0, at: Number.NEGATIVE_INFINITY }
  /** Prevents the acknowledgements that wait from going alone. */
  #stopAcknowledging: (() => void) | null = null
  #compacting: Promise<void> | null = null
  #packing: Promise<void> | null = null
  #state: 'open' | 'closing' | 'failed' = 'open'

  constructor(name: string, log: RoomLog<Connection>, events: RoomEvents, clock: Clock) {
    this.name = name
    this.#log = log
    this.#events = events
    this.#clock = clock
    this.#clientIds = new ClientIds(log.authors)
    this.#presence = new RoomPresence(this.#connections, this.#clientIds, clock)
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  /** Number of the last update that is on disk: up to there a connection has been told everything. */
  get position(): number {
    return this.#log.position
  }

  /**
   * Lets a connection in: it hears who is here and is asked for what only it has. Its own question it asks itself, unless
   * it comes back for what was written `since` a position of the log.
   */
  join(connection: Connection, since?: number): void {
    if (this.#state !== 'open') {
      connection.close(this.#state === 'failed' ? 'storageUnavailable' : 'relayStopping')
      return
    }
    // The disk went back to an earlier day: who was told more begins anew, and gives it back.
    if (since !== undefined && since > this.position) {
      connection.close('relayStopping')
      return
    }
    this.#connections.add(connection)
    const content = since === undefined ? [this.#log.question()] : this.#log.since(since)
    // First, so that a client which may only read never shows that it may write.
    const role = connection.hearsRole ? [roleFrame(connection.visitor.role)] : []
    const greeting = [...role, ...content, ...this.#presence.framesFor(connection)]
    if (connection.acknowledges) greeting.push(connection.acknowledgement())
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
      if (problem instanceof MalformedMessage) this.#refuse(connection, 'malformedMessage', problem.message)
      else {
        // A fault of ours with what one client said must not take the others along.
        this.#events.stumbled(problem)
        connection.close('malformedMessage')
      }
    }
  }

  /** A slow reader has taken all that it was sent: it gets what it missed. */
  drained(connection: Connection): void {
    connection.drained()
    if (this.#state !== 'open' || !this.#connections.has(connection)) return
    const { missedFrom, missedQuestion } = connection
    connection.missedFrom = null
    connection.missedQuestion = null
    if (missedQuestion) missedQuestion()
    else if (missedFrom !== null) connection.writeAnswer(this.#log.since(missedFrom))
    this.#presence.catchUp(connection)
    if (connection.acknowledges) connection.write([connection.acknowledgement()])
  }

  /** Puts what is waiting on disk and sends everybody away, because the relay stops, or the agenda goes. */
  async close(reason: 'relayStopping' | 'agendaDeleted' = 'relayStopping'): Promise<void> {
    if (this.#state === 'open') this.#state = 'closing'
    await this.#settle()
    this.#acknowledge()
    this.#sendAway(reason)
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
        this.#answer(connection, message.stateVector)
        return
      case 'update':
        if (message.isAnswer) this.#takeAnswer(connection, message.update)
        else this.#takeUpdate(connection, message.update, false)
        return
      case 'presence':
        this.#presence.take(connection, message.entries)
        return
      case 'presenceQuestion':
        if (!connection.isBehind) connection.write(this.#presence.framesFor(connection))
    }
  }

  #answer(connection: Connection, stateVector: StateVector): void {
    // The last question is enough: its answer holds whatever was missed since.
    if (connection.isFull) connection.missedQuestion = () => this.#answer(connection, stateVector)
    else connection.writeAnswer(this.#log.answer(stateVector, connection.unpacks))
    if (connection.unpacks) this.#packSoon()
  }

  /** An answer is taken first, and then what came before it and rests on it: all go into the same commit, and are counted in it. */
  #takeAnswer(connection: Connection, update: Uint8Array): void {
    const waiting = connection.beforeAnswer ?? []
    connection.beforeAnswer = null
    connection.kept?.clear()
    this.#takeUpdate(connection, update, true)
    for (const one of waiting) if (connection.isOpen) this.#takeUpdate(connection, one, false)
  }

  /** Keeps an update until its client has answered. False when it has, or when that would be too much. */
  #keepForAnswer({ beforeAnswer, kept }: Connection, update: Uint8Array): boolean {
    if (beforeAnswer === null) return false
    const bytes = beforeAnswer.reduce((sum, { length }) => sum + length, update.length)
    if (bytes > limits.beforeAnswerBytes || kept?.add(update.length) === false) return false
    beforeAnswer.push(update.slice())
    return true
  }

  #takeUpdate(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    const contents = readClientUpdate(update)
    // In its place behind those that wait, so that what is counted is what was said first.
    if (connection.beforeAnswer && connection.beforeAnswer.length > 0 && this.#keepForAnswer(connection, update)) return
    // Every client answers the greeting, a reader too; only who has something to say is refused.
    if (!isEmptyUpdate(contents) && this.#log.isNews(contents)) {
      const refusal = this.#whyNot(connection, contents, isAnswer)
      if (refusal) {
        if (refusal === 'overLimit' && this.#keepForAnswer(connection, update)) return
        this.#refuse(connection, refusal, 'an update that may not be written')
        return
      }
      if (connection.schema !== undefined) this.#log.raiseSchema(connection.schema)
      this.#claim(connection.visitor, contents, isAnswer)
    }
    this.#log.take(connection, update, contents)
    this.#flushSoon()
  }

  /**
   * Notes who wrote what is new in an update, on disk for whom we know; also of what was written offline, which comes in an answer. An
   * answer of somebody whom we don't know makes nothing his own: it may give back what others wrote and our disk has lost.
   */
  #claim(visitor: Visitor, contents: UpdateContents, isAnswer: boolean): void {
    const isKnown = visitor.known !== undefined
    if (isAnswer && !isKnown) return
    const clients = new Set(this.#log.newStructs(contents).map(({ client }) => client))
    for (const client of clients) {
      const isFirst = isKnown && !this.#log.hasClient(client)
      const author = this.#clientIds.write(visitor, client, isAnswer ? 'brings' : 'speaks', isFirst)
      if (isKnown && author !== null) this.#log.addAuthor(client, author)
    }
  }

  /** Why an update that brings something may not be taken in; null when it may. */
  #whyNot(connection: Connection, contents: UpdateContents, isAnswer: boolean): CloseReason | null {
    const { schema, visitor } = connection
    if (!this.#mayWrite(connection)) return 'notAWriter'
    if (schema !== undefined && schema < this.#log.schema) return 'clientTooOld'
    const isOwn = ({ client }: { client: number }) => this.#clientIds.maySpeak(visitor, client)
    if (!this.#log.newStructs(contents).every(isOwn)) {
      if (visitor.known === undefined || !isAnswer) return 'malformedMessage'
      // More of a colleague's window, from a file, or what a restored disk has lost: for an owner to bring. Others could take the
      // place of what he is writing there, and his own words would be taken for a repetition.
      if (visitor.role !== 'owner') return 'wordsOfAnother'
    }
    return this.#log.isOverLimit(contents, isAnswer) ? 'overLimit' : null
  }

  #refuse(connection: Connection, reason: CloseReason, rule: string): void {
    this.#events.refused(reason, rule)
    connection.close(reason)
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
      const before = this.#log.position
      const startedAt = this.#clock.now()
      try {
        commit = await this.#log.flush()
      } catch (problem) {
        this.#fail(problem)
        return
      }
      this.#deliver(commit, before)
      if (this.#log.position === before) continue
      this.#lastCommit = { updates: commit.updates, at: this.#clock.now() }
      this.#events.committed(commit.updates, this.#lastCommit.at - startedAt)
    } while (this.#log.hasWaiting)
    if (this.#log.wantsCompaction) void this.#compact()
  }

  /** Hands a commit out. `before`: the position of the log before it, from which a full queue will be made up. */
  #deliver({ frames, writers }: Commit<Connection>, before: number): void {
    const isBusy = this.#clock.now() - this.#lastCommit.at < acknowledgedWithinMs
    for (const connection of this.#connections) {
      const written = writers.get(connection)
      if (written) connection.keep(written.count)
      const isFull = connection.isFull
      if (isFull && frames.length > 0) connection.missedFrom ??= before
      if (isFull) continue
      const news = written?.othersFrames ?? frames
      if (news.length > 0)
        connection.write(connection.isOwedAcknowledgement ? [...news, connection.acknowledgement()] : news)
      else if (connection.isOwedAcknowledgement && !isBusy) connection.write([connection.acknowledgement()])
    }
    if (isBusy) this.#stopAcknowledging ??= this.#clock.after(acknowledgedWithinMs, () => this.#acknowledge())
  }

  /** Sends the acknowledgements that wait. */
  #acknowledge(): void {
    this.#stopAcknowledging?.()
    this.#stopAcknowledging = null
    for (const connection of this.#connections)
      if (connection.isOwedAcknowledgement && !connection.isFull) connection.write([connection.acknowledgement()])
  }

  /** How long what is waiting had better wait still. */
  #pauseMs(): number {
    const { crowd, rush } = distanceMs
    const people = this.#connections.size
    const forCrowd = people >= crowd.hall ? crowd.inHall : people >= crowd.from ? people / crowd.each : 0
    const { updates, at } = this.#lastCommit
    const distance = Math.max(forCrowd, updates >= rush.updates ? rush.pause : 0)
    return Math.max(0, at + distance - this.#clock.now())
  }

  #nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      const pauseMs = this.#state === 'open' ? this.#pauseMs() : 0
      // A timer counts in whole milliseconds.
      if (pauseMs < 1) this.#clock.nextTurn(resolve)
      else this.#clock.after(pauseMs, resolve)
    })
  }

  #fail(problem: unknown): void {
    this.#state = 'failed'
    this.#events.failed(problem)
    this.#acknowledge()
    this.#sendAway('storageUnavailable')
    this.#presence.stop()
  }

  #sendAway(reason: 'relayStopping' | 'agendaDeleted' | 'storageUnavailable'): void {
    for (const connection of this.#connections) connection.close(reason)
  }

  /** Whoever asks first gets it as it is: packing takes longer than it would save him. */
  #packSoon(): void {
    if (this.#packing || !this.#log.wantsPacking) return
    this.#packing = this.#log
      .pack()
      .catch((problem: unknown) => this.#events.packingFailed(problem))
      .finally(() => {
        this.#packing = null
      })
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
