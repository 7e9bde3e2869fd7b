import { join } from 'node:path'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import { DatabaseSync } from '@photostructure/sqlite'

/**
 * Hocuspocus with SQLite. Its own SQLite extension is these two statements on top of extension-database; its driver has no
 * binary in its npm package, so they run on the driver that the relay uses too.
 */
const database = new DatabaseSync(join(process.env.DATA_DIR ?? '', 'hocuspocus.sqlite'))
database.exec('CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))')
const fetchOne = database.prepare('SELECT data FROM documents WHERE name = ?')
const store = database.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
)

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const row = /** @type {{ data: Uint8Array } | undefined} */ (fetchOne.get(documentName))
        return row?.data ?? null
      },
      store: async ({ documentName, state }) => {
        store.run(documentName, state)
      },
    }),
  ],
})
await server.listen()
console.log(`listening on ${server.address.port}`)
process.on('SIGTERM', async () => {
  await server.destroy()
  // Also what keeps the database from being collected, and with that closed.
  database.close()
  process.exit(0)
})
