import { type CloseReason, frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import { readRelayMessage } from '../test/hearing.ts'
import type { Random } from './random.ts'
import { comesBack, type PersonEnd, type SimulatedLine } from './simulatedLine.ts'

/** What a person's program tells the one who watches. */
export type Watcher = {
  /** The relay said that these updates of this person are on disk. */
  acknowledged: (updates: readonly Uint8Array[]) => void
  /** An update of somebody arrived. */
  saw: (update: Uint8Array) => void
  /** The relay said 'that was everything' in answer to a question that was asked with this note. */
  synced: (person: SimulatedPerson, promised: Uint8Array) => void
  /** A note to give back with `synced`. */
  promisedNow: () => Uint8Array
  /** Something that may not happen. */
  wrong: (what: string) => void
}

/** As client/src/session/inbox.ts: what colleagues type is gathered for so long, and longer while one types oneself. */
const gatheringMs = [100, 200]

/** As client/src/device/rows.ts: so many updates at most become one row. */
const updatesPerRow = 32

/**
 * Somebody at a computer: a real Y.Doc, the part of a client that talks with the relay and gathers what it says, and the rows
 * on the device from which a page that is opened anew begins.
 */
export class SimulatedPerson {
  readonly name: string
  #doc: Y.Doc
  #rows: Uint8Array[] = []
  line: SimulatedLine | null = null
  /** Between knocking and coming in: what tells this attempt from an earlier one. */
  knocking: object | null = null
  isSynced = false
  /** The others, as their presence says. */
  readonly seen = new Map<number, unknown>()
  readonly #clock: Clock
  readonly #random: Random
  readonly #watcher: Watcher
  readonly #clocks = new Map<number, number>()
  #sent: Uint8Array[] = []
  #acknowledged = 0
  #promised: Uint8Array[] = []
  #words = 0
  #inbox: Uint8Array[] = []
  #cancelGathering: (() => void) | null = null

  constructor(name: string, clock: Clock, random: Random, watcher: Watcher) {
    this.name = name
    this.#clock = clock
    this.#random = random
    this.#watcher = watcher
    this.#doc = this.#openPage()
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  get text(): Y.Text {
    return this.doc.getText('text')
  }

  /** Whether all that was sent on this line is acknowledged. */
  get isAcknowledged(): boolean {
    return this.#acknowledged === this.#sent.length
  }

  /** This person's end of a line; what comes over an older one is no longer listened to. */
  end(line: () => SimulatedLine): PersonEnd {
    return {
      heard: (message) => this.line === line() && this.#hear(message),
      closed: (reason) => this.line === line() && this.#lose(reason),
    }
  }

  connected(line: SimulatedLine): void {
    this.line = line
    this.#sent = []
    this.#acknowledged = 0
    this.#promised = []
    this.seen.clear()
    this.#ask()
    this.sayHere(0)
  }

  write(): void {
    const { text } = this
    const random = this.#random
    const place = random.between(0, text.length)
    if (text.length > 0 && random.chance(0.25)) {
      const from = Math.min(place, text.length - 1)
      text.delete(from, Math.min(text.length - from, random.between(1, 4)))
    } else {
      this.#words += 1
      text.insert(place, `${this.name}${this.#words} `)
    }
  }

  paste(length: number): void {
    this.text.insert(0, 'x'.repeat(length))
  }

  sayHere(caret: number): void {
    const entry = encoding.createEncoder()
    encoding.writeVarUint(entry, 1)
    encoding.writeVarUint(entry, this.doc.clientID)
    encoding.writeVarUint(entry, 1)
    encoding.writeVarString(entry, JSON.stringify({ name: this.name, caret }))
    this.#say(frameType.awareness, encoding.toUint8Array(entry))
  }

  /** The page is closed and opened anew: the line breaks, and what the device kept is all that is left, under another client id. */
  reopen(): void {
    this.line?.break()
    this.line = null
    this.#stopGathering()
    this.#inbox = []
    this.isSynced = false
    this.#doc = this.#openPage()
  }

  #openPage(): Y.Doc {
    const rows = this.#rows
    this.#rows = []
    // Named, because Yjs otherwise asks the system for chance.
    const doc = new Y.Doc({ guid: this.name })
    doc.clientID = this.#random.between(2 ** 20, 2 ** 32 - 1)
    doc.transact(() => {
      for (let from = 0; from < rows.length; from += updatesPerRow)
        Y.applyUpdate(doc, this.#gather(rows.slice(from, from + updatesPerRow)))
    })
    if (rows.length > 0) this.#rows.push(Y.encodeStateAsUpdate(doc))
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#rows.push(update)
      if (origin !== 'relay') this.#send(syncType.update, update)
    })
    return doc
  }

  /** The first comes in at once; what follows waits, and comes in as one. */
  #take(update: Uint8Array): void {
    this.#inbox.push(update)
    if (this.#cancelGathering === null) this.#takeAll()
  }

  #takeAll(): void {
    this.#stopGathering()
    if (this.#inbox.length === 0) return
    const updates = this.#inbox
    this.#inbox = []
    Y.applyUpdate(this.doc, this.#gather(updates), 'relay')
    this.#cancelGathering = this.#clock.after(this.#random.oneOf(gatheringMs), () => this.#takeAll())
  }

  #stopGathering(): void {
    this.#cancelGathering?.()
    this.#cancelGathering = null
  }

  #gather(updates: Uint8Array[]): Uint8Array {
    const [only] = updates
    return only !== undefined && updates.length === 1 ? only : Y.mergeUpdates(updates)
  }

  #ask(): void {
    this.#promised.push(this.#watcher.promisedNow())
    this.#say(frameType.sync, syncType.step1, Y.encodeStateVector(this.doc))
  }

  #send(kind: number, update: Uint8Array): void {
    if (!this.line?.isOpen) return
    this.#sent.push(update)
    this.#say(frameType.sync, kind, update)
  }

  #say(...parts: (number | Uint8Array)[]): void {
    const encoder = encoding.createEncoder()
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
    }
    this.line?.say(encoding.toUint8Array(encoder))
  }

  #hear(message: Uint8Array): void {
    const heard = readRelayMessage(message)
    switch (heard.kind) {
      case 'question':
        this.#takeAll()
        this.#send(syncType.step2, Y.encodeStateAsUpdate(this.doc, heard.stateVector))
        return
      case 'update':
        this.#watcher.saw(heard.update)
        this.#take(heard.update)
        return
      case 'everything sent': {
        this.#takeAll()
        this.isSynced = true
        const promised = this.#promised.shift()
        if (promised === undefined) this.#watcher.wrong(`${this.name} was told 'everything' without asking`)
        else this.#watcher.synced(this, promised)
        return
      }
      case 'acknowledged':
        if (heard.count < this.#acknowledged || heard.count > this.#sent.length)
          this.#watcher.wrong(`${this.name}: ${heard.count} acknowledged of ${this.#sent.length} sent`)
        this.#watcher.acknowledged(this.#sent.slice(this.#acknowledged, heard.count))
        this.#acknowledged = heard.count
        return
      case 'presence':
        for (const { client, clock, state } of heard.states) {
          if (clock <= (this.#clocks.get(client) ?? -1)) continue
          this.#clocks.set(client, clock)
          if (state === null) this.seen.delete(client)
          else this.seen.set(client, state)
        }
    }
  }

  #lose(reason: CloseReason | 'broken'): void {
    this.#takeAll()
    this.line = null
    this.isSynced = false
    if (!comesBack(reason)) this.#watcher.wrong(`${this.name} was sent away with ${reason}`)
  }
}
