import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Relay } from './relay.ts'

/** Which build the pages come from: the one of today, a later one, or one that keeps nothing in browsers any more. */
type Build = 'today' | 'next' | 'off'

/** Stands before a relay and gives its pages as if a later build had been put down there. */
export class NextBuild {
  readonly url: string
  readonly #relay: Relay
  readonly #server: Server
  #build: Build = 'today'

  private constructor(relay: Relay, server: Server) {
    this.#relay = relay
    this.#server = server
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`
    server.on('request', (asked: IncomingMessage, answer) => {
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
      const passed = this.#pass(asked)
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

  static async of(relay: Relay): Promise<NextBuild> {
    const server = createServer()
    server.listen(0, 'localhost')
    await once(server, 'listening')
    return new NextBuild(relay, server)
  }

  deploy(build: Build): void {
    this.#build = build
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The relay answers only its own pages, and gives what it has uncompressed. */
  #pass({ method, url, headers }: IncomingMessage) {
    const own: Record<string, string | string[] | undefined> = { ...headers, host: new URL(this.#relay.url).host }
    if (headers.origin !== undefined) own.origin = this.#relay.url
    own['accept-encoding'] = 'identity'
    delete own['if-none-match']
    delete own['if-modified-since']
    return request(this.#relay.url + url, { method: method ?? 'GET', headers: own })
  }

  #rebuild(path: string, body: Buffer): Buffer {
    if (this.#build === 'today') return body
    const text = body.toString()
    if (path === '/') return Buffer.from(text.replace('<html', `<html data-build="${this.#build}"`))
    if (path !== '/sw.js') return body
    const list = /\{"version":"[0-9a-f]+","files":\[[^\]]*\]\}/
    if (!list.test(text)) throw new Error('the service worker of this build has no list of files')
    if (this.#build === 'off') return Buffer.from(text.replace(list, 'null'))
    return Buffer.from(text.replace(/"version":"[0-9a-f]+"/, '"version":"next"'))
  }
}
