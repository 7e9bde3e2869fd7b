/** What the bench uses of the stores that ours is measured against; they are installed beside it, not in the project. */
declare module 'y-indexeddb' {
  import type * as Y from 'yjs'
  export class IndexeddbPersistence {
    readonly whenSynced: Promise<unknown>
    readonly db: IDBDatabase
    constructor(name: string, doc: Y.Doc)
    destroy(): Promise<void>
  }
}

declare module 'y-dexie' {
  import type { Dexie } from 'dexie'
  import type * as Y from 'yjs'

  const yDexie: (db: Dexie) => void
  export default yDexie
  export const DexieYProvider: { load: (doc: Y.Doc) => { whenLoaded: Promise<unknown> }; release: (doc: Y.Doc) => void }
}
