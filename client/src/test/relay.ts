import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { closeReasonByCode, exchangePath, frameType, positionHeader, syncParameter, syncType } from '@lea/protocol'
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
  /** What it says one may do here; null: it says nothing about it. */
  role: string | null
  /** Whether a socket gets through; as with a proxy that doesn't know them, requests do. */
  letsSocketsThrough: boolean
}

/**
 * A small relay for tests: real sockets, y-websocket's protocol and our acknowledgement, and a hand on everything that
 * can go wrong. Keeps its documents while it is stopped.
 */
export class TestRelay {
  readonly behaviour: Behaviour = {
    acknowledges: true,
    isOld: false,
    packs: false,
    refuses: null,
    role: null,
    letsSocketsThrough: true,
  }
  readonly #muted = new WeakSet<WebSocket>()
  /** The update that is being read. */
  #reading: Uint8Array | undefined
  readonly #docs = new Map<string, Y.Doc>()
  #server: WebSocketServer | undefined
  #http: Server | undefined
  #exchanges = 0
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

  /** How many exchanges there have been. */
  get exchanges(): number {
    return this.#exchanges
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
    const http = createServer((request, response) => this.#serve(request, response))
    const server = new WebSocketServer({ noServer: true })
    this.#server = server
    this.#http = http
    http.on('upgrade', (request, socket, head) => {
      if (!this.behaviour.letsSocketsThrough)
        return socket.end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\n\r\n')
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request))
    })
    server.on('connection', (socket, { url }) => this.#receive(socket, new URL(url ?? '', 'ws://relay')))
    await new Promise<void>((resolve) => http.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (http.address() as AddressInfo).port
  }

  /** Breaks every line and listens no more. */
  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    for (const socket of server.clients) socket.terminate()
    this.#http?.closeAllConnections()
    await new Promise((resolve) => this.#http?.close(resolve))
  }

  /** Says nothing any more to those who are here now. */
  mute(): void {
    for (const socket of this.#server?.clients ?? []) this.#muted.add(socket)
  }

  /** From now on everybody here has this role. */
  give(role: string): void {
    this.behaviour.role = role
    for (const socket of this.#server?.clients ?? []) socket.send(roleFrame(role))
  }

  close(code: number): void {
    for (const socket of this.#server?.clients ?? []) socket.close(code)
  }

  /** Breaks the sockets that are open, as a proxy does that has come in between. */
  breakSockets(): void {
    for (const socket of this.#server?.clients ?? []) socket.terminate()
  }

  /** `/health`, and exchanges: every message behind its length, both ways. */
  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://relay')
    if (pathname === '/health') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ protocol: {} }))
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      this.#exchanges++
      if (this.behaviour.refuses !== null) {
        const reason = closeReasonByCode(this.behaviour.refuses)
        response.writeHead(this.behaviour.refuses - 4000, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ reason }))
        return
      }
      const doc = this.doc(pathname.slice('/sync/'.length).replace(exchangePath, ''))
      const answer = encoding.createEncoder()
      const say = (write: (encoder: encoding.Encoder) => void) => {
        const message = encoding.createEncoder()
        write(message)
        encoding.writeVarUint8Array(answer, encoding.toUint8Array(message))
      }
      const saySync = (write: (encoder: encoding.Encoder) => void) =>
        say((encoder) => {
          encoding.writeVarUint(encoder, frameType.sync)
          write(encoder)
        })
      if (searchParams.has(syncParameter.since)) saySync((encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(doc)))
      else saySync((encoder) => writeSyncStep1(encoder, doc))
      let counted = 0
      const said = decoding.createDecoder(new Uint8Array(Buffer.concat(parts)))
      while (decoding.hasContent(said)) {
        const message = decoding.createDecoder(decoding.readVarUint8Array(said))
        decoding.readVarUint(message)
        if (decoding.peekVarUint(message) === syncType.step1) {
          decoding.readVarUint(message)
          const stateVector = decoding.readVarUint8Array(message)
          saySync((encoder) => writeSyncStep2(encoder, doc, stateVector))
        } else {
          readSyncMessage(message, encoding.createEncoder(), doc, this)
          counted++
        }
      }
      say((encoder) => {
        encoding.writeVarUint(encoder, frameType.acknowledgement)
        encoding.writeVarUint(encoder, counted)
      })
      response.setHeader(positionHeader, '1').end(encoding.toUint8Array(answer))
    })
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
        // as it came, as the relay does: what a document tells of it lists also what went along with a deletion, unseen
        writeUpdate(encoder, this.#reading ?? update)
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
      decoding.readVarUint(decoder)
      this.#reading = decoding.readVarUint8Array(decoder)
      Y.applyUpdate(doc, this.#reading, socket)
      this.#reading = undefined
      counted++
      acknowledge()
    })
    if (behaviour.role !== null && searchParams.get(syncParameter.role) === '1') socket.send(roleFrame(behaviour.role))
    send((encoder) => {
      encoding.writeVarUint(encoder, frameType.sync)
      writeSyncStep1(encoder, doc)
    })
    acknowledge()
  }
}

function roleFrame(role: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.role)
  encoding.writeVarString(encoder, role)
  return encoding.toUint8Array(encoder)
}
