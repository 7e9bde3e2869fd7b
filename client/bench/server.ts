import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('dist', import.meta.url))
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * One origin for the app and for the bench's own pages, because they share the browser's storage: /bench/ comes from
 * disk, everything else from the relay.
 */
export async function serveBeside(relayPort: number): Promise<{ url: string; close: () => void }> {
  // The relay refuses what comes from another origin than its own.
  const asOwn = ({ headers }: IncomingMessage) => ({
    ...headers,
    host: `localhost:${relayPort}`,
    ...(headers.origin === undefined ? {} : { origin: `http://localhost:${relayPort}` }),
  })
  const toRelay = (from: IncomingMessage) => ({
    port: relayPort,
    path: from.url ?? '/',
    method: from.method ?? 'GET',
    headers: asOwn(from),
  })
  const server = createServer((from, answer) => {
    const path = new URL(from.url ?? '/', 'http://localhost').pathname
    if (path.startsWith('/bench/')) {
      const file = path.slice('/bench/'.length)
      readFile(join(dist, file)).then(
        (bytes) => answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(bytes),
        () => answer.writeHead(404).end(),
      )
      return
    }
    from.pipe(
      request(toRelay(from), (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(answer)
      }).on('error', (error) => answer.writeHead(502).end(error.message)),
    )
  })
  server.on('upgrade', (from, socket, head) => {
    const relay = connect(relayPort, '127.0.0.1', () => {
      const lines = Object.entries(asOwn(from)).map(([name, value]) => `${name}: ${value}`)
      relay.write(`GET ${from.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      relay.write(head)
      socket.pipe(relay).pipe(socket)
    })
    relay.on('error', () => socket.destroy())
    socket.on('error', () => relay.destroy())
  })
  await listen(server)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}
