import { createServer } from 'node:http'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'

/** @y/websocket-server as its own README starts it, with documents in leveldb. */
process.env.YPERSISTENCE = join(process.env.DATA_DIR ?? '', 'leveldb')
const { setupWSConnection } = await import('@y/websocket-server/utils')

const server = createServer()
new WebSocketServer({ server }).on('connection', setupWSConnection)
server.listen(0, '127.0.0.1', () => console.log(`listening on ${/** @type {any} */ (server.address()).port}`))
process.on('SIGTERM', () => process.exit(0))
