import * as Y from 'yjs'
import { checksum } from './checksum.ts'
import type { Database, UpdateRow } from './database.ts'
import { storeFailureOf } from './storeFailure.ts'

export type NewRow = Omit<UpdateRow, 'id'>

/** What in rows was made on this device: see `UpdateRow`. */
export type OwnChanges = { changes: number; clients: ReadonlySet<number>; places: ReadonlySet<string> }

/** A row of the database as it was found: nothing about it is certain but its id. */
type FoundRow = { id: number; row: Partial<UpdateRow> | undefined }

/** Merging is quadratic in the number of updates, and linear in few. */
const mergedAtOnce = 32

/** The rows that hold these updates, in their order: as few as is cheap. */
export function updatesToRows(agenda: string, updates: readonly Uint8Array[]): NewRow[] {
  const rows: NewRow[] = []
  for (let from = 0; from < updates.length; from += mergedAtOnce) {
    const merged = Y.mergeUpdates(updates.slice(from, from + mergedAtOnce))
    // a copy: the bytes of a small update may be a view on a large buffer, and all of that would be stored
    const bytes = new Uint8Array(merged)
    rows.push({ agenda, bytes, sum: checksum(bytes) })
  }
  return rows
}

/**
 * All rows of an agenda with an id above `after`, in order, and `most` so many. Where the browser can't give them all, it is asked for them
 * one by one, so that one unreadable row doesn't take the others along (its `row` is undefined then).
 */
export async function findRows(
  database: Database,
  agenda: string,
  after: number,
  most = Number.POSITIVE_INFINITY,
): Promise<FoundRow[]> {
  const found = () => database.rowsOf(agenda, after).limit(most)
  try {
    return (await found().toArray()).map((row) => ({ id: row.id, row }))
  } catch (error) {
    if (storeFailureOf(error) !== 'damaged') throw error
  }
  const rows: FoundRow[] = []
  for (const id of await found().primaryKeys()) rows.push({ id, row: await readAlone(database, id) })
  return rows
}

async function readAlone(database: Database, id: number): Promise<UpdateRow | undefined> {
  try {
    return await database.updates.get(id)
  } catch (error) {
    if (storeFailureOf(error) !== 'damaged') throw error
    return undefined
  }
}

/** Thrown when the rows that an agenda had are gone. */
class RowsAreGone extends Error {
  override readonly name = 'DatabaseClosedError'
}

/**
 * Adds rows and asks for no answer in between: when this returns, the browser has all of it, the commit included, and a page
 * that is busy or killed can't hold it up any more. (A transaction that waits for answers isn't committed before the page has
 * had time for the last of them.) As whom this device wrote stands in the first row; `noteOwnClients` follows.
 * Answers the ids of the first and the last row once they are stored, and whether the row `before` is there.
 */
export function handOver(
  database: Database,
  rows: readonly NewRow[],
  { changes, clients, places, before }: OwnChanges & { before: number },
): Promise<{ first: number; last: number; isBeforeThere: boolean }> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction('updates', 'readwrite')
    const updates = transaction.objectStore('updates')
    let reason: unknown
    transaction.onabort = () =>
      reject(transaction.error ?? reason ?? new DOMException('no row was added', 'AbortError'))
    try {
      const looking = updates.getKey(before)
      const adding = rows.map((row, at) =>
        updates.add(at === 0 ? { ...row, changes, clients: [...clients], places: [...places] } : row),
      )
      transaction.oncomplete = () => {
        const ids = adding.map(({ result }) => Number(result))
        resolve({ first: ids[0] ?? 0, last: ids.at(-1) ?? 0, isBeforeThere: looking.result !== undefined })
      }
      transaction.commit()
    } catch (error) {
      if (tryToAbort(transaction)) reason = error
    }
  })
}

/** False: it has been aborted already, and tells itself why. */
function tryToAbort(transaction: IDBTransaction): boolean {
  try {
    transaction.abort()
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') return false
    throw error
  }
}

/** Rejects when nothing of an agenda is stored but rows that were added from this id on: the ones before them are gone. */
export async function expectRowsBefore(database: Database, agenda: string, added: number): Promise<void> {
  const [known] = await database.rowsOf(agenda).limit(1).primaryKeys()
  if (known === undefined || known >= added) throw new RowsAreGone(`the stored rows of agenda ${agenda} are gone`)
}

/**
 * Applies rows to the document in one transaction (one by one, 100,000 rows take minutes) and answers the ones that
 * can't be read. A row is applied whole or not at all as far as its checksum can tell.
 */
export function applyRows(doc: Y.Doc, rows: readonly FoundRow[], origin: unknown): FoundRow[] {
  const damaged: FoundRow[] = []
  const apply = () => {
    for (const found of rows) if (!applyRow(doc, found, origin)) damaged.push(found)
  }
  Y.transact(doc, apply, origin, false)
  return damaged
}

function applyRow(doc: Y.Doc, { row }: FoundRow, origin: unknown): boolean {
  if (!(row?.bytes instanceof Uint8Array) || checksum(row.bytes) !== row.sum) return false
  try {
    Y.applyUpdate(doc, row.bytes, origin)
    return true
  } catch (error) {
    console.error('Bad row', error)
    return false
  }
}
