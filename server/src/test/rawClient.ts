import type { Socket } from 'node:net'
import { frameType, syncType } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { type Heard, readRelayMessage } from './hearing.ts'
import { until } from './people.ts'

/** A client that says exactly what a test wants, and writes down what it hears. */
export class RawClient {
  readonly heard: Heard[] = []
  /** The code that it was closed with, or undefined while it is open. */
  closedWith: number | undefined
  /** The HTTP status that its upgrade was refused with. */
  refusedWith: number | undefined
  readonly #socket: WebSocket

  constructor(url: string, options: ClientOptions = {}) {
    this.#socket = new WebSocket(url, options)
    this.#socket.on('message', (message) => {
      if (message instanceof Uint8Array) this.heard.push(readRelayMessage(message))
    })
    this.#socket.on('close', (code) => {
      this.closedWith = code
    })
    this.#socket.on('unexpected-response', (_request, response) => {
      this.refusedWith = response.statusCode
      response.resume()
      this.#socket.terminate()
    })
    // What went wrong shows in closedWith and refusedWith.
    this.#socket.on('error', () => undefined)
    onTestFinished(() => this.#socket.terminate())
  }

  /** Writes bytes past the websocket, as nobody's program should. */
  sendBytes(bytes: Uint8Array): void {
    const { _socket: socket } = this.#socket as unknown as { _socket: Socket }
    socket.write(bytes)
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  async opened(): Promise<this> {
    await until(() => this.isOpen || this.closedWith !== undefined)
    return this
  }

  async closed(): Promise<number | undefined> {
    await until(() => this.closedWith !== undefined)
    return this.closedWith
  }

  /** The latest count that was acknowledged, or undefined before the first. */
  get acknowledged(): number | undefined {
    return this.heard.findLast((heard) => heard.kind === 'acknowledged')?.count
  }

  /** What it heard of one client id, from first to last. */
  statesOf(client: number): unknown[] {
    return this.heard.flatMap((heard) =>
      heard.kind === 'presence' ? heard.states.filter((one) => one.client === client).map(({ state }) => state) : [],
    )
  }

  send(message: Uint8Array | string): void {
    this.#socket.send(message)
  }

  sendUpdate(update: Uint8Array): void {
    this.send(message(frameType.sync, syncType.update, update))
  }

  /** An update as the answer to the relay's question. */
  sendAnswer(update: Uint8Array): void {
    this.send(message(frameType.sync, syncType.step2, update))
  }

  ask(stateVector: Uint8Array = Uint8Array.from([0])): void {
    this.send(message(frameType.sync, syncType.step1, stateVector))
  }

  sendPresence(...entries: { client: number; clock: number; state: unknown }[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
    this.send(message(frameType.awareness, encoding.toUint8Array(encoder)))
  }

  /** Stops reading, as a laptop does that is too busy. */
  stopReading(): void {
    this.#socket.pause()
  }

  readOn(): void {
    this.#socket.resume()
  }

  leave(): void {
    this.#socket.close()
  }

  cutLine(): void {
    this.#socket.terminate()
  }
}

function message(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}
