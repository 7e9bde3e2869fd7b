import { Dexie } from 'dexie'
import yDexie, { DexieYProvider } from 'y-dexie'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { checksum } from '../../src/device/checksum.ts'
import { Database } from '../../src/device/database.ts'
import { AgendaStore, type StoreOptions } from '../../src/device/updateStore.ts'

/** A document that a store has read, and follows. */
export type Opened = {
  doc: Y.Doc
  /** Resolves when everything that was written is on disk, or can't be. */
  stored: () => Promise<unknown>
}

export type Store = {
  /** Puts updates there, each as a row, in the form in which the store itself writes them. */
  fill: (name: string, updates: Uint8Array[]) => Promise<void>
  open: (name: string, options?: StoreOptions) => Promise<Opened>
  /** Which of the browser's object stores it writes updates to. */
  table: RegExp
}

const ours: Store = {
  table: /^updates$/,
  fill: async (agenda, updates) => {
    const rows = updates.map((update) => ({ agenda, bytes: new Uint8Array(update), sum: checksum(update) }))
    await new Database().updates.bulkAdd(rows)
  },
  open: async (agenda, options) => {
    const doc = new Y.Doc()
    const store = new AgendaStore(new Database(), agenda, options)
    await store.load(doc)
    return {
      doc,
      stored: async () => {
        await store.flush()
        while (store.state() !== 'saved') await new Promise((resolve) => setTimeout(resolve, 20))
      },
    }
  },
}

/** Resolves when a transaction has gone through that had to wait for those before it. */
function afterWrites(database: IDBDatabase, table: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const last = database.transaction(table, 'readwrite')
    last.objectStore(table).count()
    last.oncomplete = () => resolve()
    last.onabort = () => reject(last.error)
  })
}

const yIndexeddb: Store = {
  table: /^updates$/,
  fill: async (name, updates) => {
    const persistence = new IndexeddbPersistence(name, new Y.Doc())
    await persistence.whenSynced
    const filling = persistence.db.transaction('updates', 'readwrite')
    const table = filling.objectStore('updates')
    table.clear()
    for (const update of updates) table.add(update)
    await new Promise((resolve) => {
      filling.oncomplete = resolve
    })
    await persistence.destroy()
  },
  open: async (name) => {
    const doc = new Y.Doc()
    const persistence = new IndexeddbPersistence(name, doc)
    await persistence.whenSynced
    return { doc, stored: () => afterWrites(persistence.db, 'updates') }
  },
}

function openYDexie(): Dexie {
  const database = new Dexie('y-dexie', { addons: [yDexie] })
  database.version(1).stores({ agendas: 'id, doc: Y.Doc' })
  return database
}

const updatesOf = (database: Dexie) => {
  const table = database.tables.find(({ name }) => name.includes('updates'))
  if (!table) throw new Error('y-dexie keeps its updates elsewhere than in a table with that name')
  return table
}

const theirs: Store = {
  table: /updates/,
  fill: async (id, updates) => {
    const database = openYDexie()
    await database.table('agendas').add({ id })
    const rows = updates.map((update) => ({ k: id, u: Y.convertUpdateFormatV1ToV2(update), f: 1 }))
    await updatesOf(database).bulkAdd(rows)
  },
  open: async (id) => {
    const database = openYDexie()
    const doc: Y.Doc = (await database.table('agendas').get(id)).doc
    DexieYProvider.load(doc)
    await doc.whenLoaded
    await database.open()
    const updates = updatesOf(database)
    return { doc, stored: () => database.transaction('rw', updates, () => updates.count()) }
  },
}

export const stores = { ours, 'y-indexeddb': yIndexeddb, 'y-dexie': theirs } as const

export type StoreName = keyof typeof stores
