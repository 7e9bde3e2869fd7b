import type { AddressInfo } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import { readSyncMessage, writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'

type Behaviour = {
  /** Whether updates are acknowledged; what is held back comes with the next acknowledgement. */
  acknowledges: boolean
  /** A relay that knows nothing of acknowledgements. */
  isOld: boolean
  /** Whether answers are packed for who asked for that; 'badly': in a way that can't be undone. */
  packs: boolean | 'badly'
  /** Sends everybody who comes in away with this code. */
  refuses: number | null
}

/**
 * A small relay for tests: real sockets, y-websocket's protocol and our acknowledgement, and a hand on everything that
 * can go wrong. Keeps its documents while it is stopped.
 */
export class TestRelay {
  readonly behaviour: Behaviour = { acknowledges: true, isOld: false, packs: false, refuses: null }
  readonly #muted = new WeakSet<WebSocket>()
  readonly #docs = new Map<string, Y.Doc>()
  #server: WebSocketServer | undefined
  #port = 0
  #received = 0

  static async start(): Promise<TestRelay> {
    const relay = new TestRelay()
    await relay.start()
    return relay
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`
  }

  get connections(): number {
    return this.#server?.clients.size ?? 0
  }

  /** How many connections there have been. */
  get received(): number {
    return this.#received
  }

  /** What the relay holds of an agenda. */
  doc(agendaId: string): Y.Doc {
    let doc = this.#docs.get(agendaId)
    if (!doc) {
      doc = new Y.Doc()
      this.#docs.set(agendaId, doc)
    }
    return doc
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: this.#port })
    this.#server = server
    server.on('connection', (socket, { url }) => this.#receive(socket, new URL(url ?? '', 'ws://relay')))
    await new Promise((resolve) => server.once('listening', resolve))
    this.#port = (server.address() as AddressInfo).port
  }

  /** Breaks every line and listens no more. */
  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    for (const socket of server.clients) socket.terminate()
    await new Promise((resolve) => server.close(resolve))
  }

  /** Says nothing any more to those who are here now. */
  mute(): void {
    for (const socket of this.#server?.clients ?? []) this.#muted.add(socket)
  }

  close(code: number): void {
    for (const socket of this.#server?.clients ?? []) socket.close(code)
  }

  #receive(socket: WebSocket, { pathname, searchParams }: URL): void {
    const { behaviour } = this
    this.#received++
    if (behaviour.refuses !== null) {
      socket.close(behaviour.refuses)
      return
    }
    const doc = this.doc(pathname.slice('/sync/'.length))
    let counted = 0
    const send = (write: (encoder: encoding.Encoder) => void) => {
      if (this.#muted.has(socket)) return
      const encoder = encoding.createEncoder()
      write(encoder)
      socket.send(encoding.toUint8Array(encoder))
    }
    const acknowledge = () => {
      if (behaviour.isOld || !behaviour.acknowledges || searchParams.get('ack') !== '1') return
      send((encoder) => {
        encoding.writeVarUint(encoder, frameType.acknowledgement)
        encoding.writeVarUint(encoder, counted)
      })
    }
    const relay = (update: Uint8Array, origin: unknown) => {
      if (origin === socket) return
      send((encoder) => {
        encoding.writeVarUint(encoder, frameType.sync)
        writeUpdate(encoder, update)
      })
    }
    doc.on('update', relay)
    socket.on('close', () => doc.off('update', relay))
    socket.on('message', (message: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(message))
      const type = decoding.readVarUint(decoder)
      if (type === frameType.awareness) {
        for (const other of this.#server?.clients ?? []) if (other !== socket) other.send(message)
      }
      if (type !== frameType.sync) return
      if (message[1] === syncType.step1) {
        decoding.readVarUint(decoder)
        const stateVector = decoding.readVarUint8Array(decoder)
        if (behaviour.packs !== false && searchParams.get('deflate') === '1') {
          const answer = encoding.createEncoder()
          for (const number of [frameType.sync, syncType.update]) encoding.writeVarUint(answer, number)
          encoding.writeVarUint8Array(answer, Y.encodeStateAsUpdate(doc, stateVector))
          const packed = deflateRawSync(encoding.toUint8Array(answer))
          send((encoder) => {
            encoding.writeVarUint(encoder, frameType.packed)
            encoding.writeUint8Array(encoder, behaviour.packs === 'badly' ? packed.subarray(1) : packed)
          })
          send((encoder) => {
            for (const number of [frameType.sync, syncType.step2, 2, 0, 0]) encoding.writeVarUint(encoder, number)
          })
          return
        }
        send((encoder) => {
          encoding.writeVarUint(encoder, frameType.sync)
          writeSyncStep2(encoder, doc, stateVector)
        })
        return
      }
      readSyncMessage(decoder, encoding.createEncoder(), doc, socket)
      counted++
      acknowledge()
    })
    send((encoder) => {
      encoding.writeVarUint(encoder, frameType.sync)
      writeSyncStep1(encoder, doc)
    })
    acknowledge()
  }
}
