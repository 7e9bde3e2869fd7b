import { type CloseReason, frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
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

/** Somebody at a computer: a real Y.Doc, and the part of a client that talks with the relay. What is typed stays on the device. */
export class SimulatedPerson {
  readonly doc = new Y.Doc()
  readonly name: string
  line: SimulatedLine | null = null
  /** Between knocking and coming in: what tells this attempt from an earlier one. */
  knocking: object | null = null
  isSynced = false
  /** The others, as their presence says. */
  readonly seen = new Map<number, unknown>()
  readonly #random: Random
  readonly #watcher: Watcher
  readonly #clocks = new Map<number, number>()
  #sent: Uint8Array[] = []
  #acknowledged = 0
  #promised: Uint8Array[] = []
  #words = 0

  constructor(name: string, clientId: number, random: Random, watcher: Watcher) {
    this.name = name
    this.#random = random
    this.#watcher = watcher
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay') this.#send(syncType.update, update)
    })
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
        this.#send(syncType.step2, Y.encodeStateAsUpdate(this.doc, heard.stateVector))
        return
      case 'update':
        Y.applyUpdate(this.doc, heard.update, 'relay')
        this.#watcher.saw(heard.update)
        return
      case 'everything sent': {
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
    this.line = null
    this.isSynced = false
    if (!comesBack(reason)) this.#watcher.wrong(`${this.name} was sent away with ${reason}`)
  }
}
