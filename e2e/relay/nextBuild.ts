import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { protocolVersion, syncParameter } from '@lea/protocol'
import type { Relay } from './relay.ts'

/** Which build the pages come from: the one of today, later ones, or one that keeps nothing in browsers any more. */
type Build = 'today' | 'next' | 'afterNext' | 'off'

/** Stands before a relay and gives its pages as if a later build had been put down there. */
export class NextBuild {
  readonly url: string
  readonly #relay: Relay
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Where the pages of a build stand that was compiled apart. */
  readonly #folder: string | undefined
  #build: Build = 'today'
  /** Whether the relay takes whoever comes for one that is too old. */
  refusesAsTooOld = false

  private constructor(relay: Relay, server: Server, folder: string | undefined) {
    this.#relay = relay
    this.#server = server
    this.#folder = folder
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    server.on('request', (asked: IncomingMessage, answer) => {
      const piece = this.#pieceOf(asked.url ?? '')
      if (piece) {
        answer.writeHead(200, { 'content-type': piece.type }).end(piece.body)
        return
      }
      const passed = this.#pass(asked)
      passed.on('response', (given) => {
        const chunks: Buffer[] = []
        given.on('data', (chunk: Buffer) => chunks.push(chunk))
        given.on('end', () => {
          const body = this.#rebuild(asked.url ?? '', Buffer.concat(chunks))
          answer.writeHead(given.statusCode ?? 502, { ...given.headers, 'content-length': body.length })
          answer.end(body)
        })
      })
      passed.on('error', () => answer.writeHead(502).end())
      passed.end()
    })
    server.on('upgrade', (asked: IncomingMessage, socket) => {
      const passed = this.#pass(this.refusesAsTooOld ? asOldClient(asked) : asked)
      passed.on('upgrade', (given, line, begin) => {
        const headers = Object.entries(given.headers).map(([name, value]) => `${name}: ${value}`)
        socket.write(['HTTP/1.1 101 Switching Protocols', ...headers, '', ''].join('\r\n'))
        // what the relay said right behind its greeting
        socket.write(begin)
        line.pipe(socket).pipe(line)
        line.on('error', () => socket.destroy())
        socket.on('error', () => line.destroy())
      })
      passed.on('error', () => socket.destroy())
      passed.end()
    })
  }

  /** `folder`: the pages of another build than the relay's own. */
  static async of(relay: Relay, folder?: string): Promise<NextBuild> {
    const server = createServer()
    server.listen(0, 'localhost')
    await once(server, 'listening')
    return new NextBuild(relay, server, folder)
  }

  deploy(build: Build): void {
    this.#build = build
  }

  async end(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    // those that became a line to the relay are no requests any more, and nobody closes them but us
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** The relay answers only its own pages, and gives what it has uncompressed. */
  #pass({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) {
    const own: Record<string, string | string[] | undefined> = { ...headers, host: new URL(this.#relay.url).host }
    if (headers.origin !== undefined) own.origin = this.#relay.url
    own['accept-encoding'] = 'identity'
    delete own['if-none-match']
    delete own['if-modified-since']
    return request(this.#relay.url + url, { method: method ?? 'GET', headers: own })
  }

  #pieceOf(path: string): { type: string; body: Buffer } | undefined {
    if (this.#folder === undefined || !path.startsWith('/assets/')) return undefined
    return {
      type: path.endsWith('.css') ? 'text/css' : 'text/javascript',
      body: readFileSync(join(this.#folder, path)),
    }
  }

  #rebuild(path: string, body: Buffer): Buffer {
    const isPage = body.subarray(0, 15).toString().toLowerCase() === '<!doctype html>'
    if (this.#folder !== undefined && isPage) return readFileSync(join(this.#folder, 'index.html'))
    if (this.#build === 'today') return body
    const text = body.toString()
    if (isPage) return Buffer.from(text.replace('<html', `<html data-build="${this.#build}"`))
    if (path !== '/sw.js') return body
    const list = /\{"version":"[0-9a-f]+","files":\[[^\]]*\]\}/
    if (!list.test(text)) throw new Error('the service worker of this build has no list of files')
    if (this.#build === 'off') return Buffer.from(text.replace(list, 'null'))
    return Buffer.from(text.replace(/"version":"[0-9a-f]+"/, `"version":"${this.#build}"`))
  }
}

/** The same, from a page that speaks a form of the protocol of before the first. */
function asOldClient({ method, url = '', headers }: IncomingMessage) {
  return {
    method,
    url: url.replace(`${syncParameter.protocol}=${protocolVersion}`, `${syncParameter.protocol}=0`),
    headers,
  }
}
