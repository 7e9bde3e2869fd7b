import { StoreProblem } from '../agendaStore.ts'
import type { Append, RoomDatabase } from './database.ts'
import type { StorageRequest, StorageResult, Trouble } from './messages.ts'

// Result codes of SQLite: https://www.sqlite.org/rescode.html
const sqliteBusy = 5
const sqliteCorrupt = 11
const sqliteNotADatabase = 26

/** Does what is asked, and answers what came of it: trouble too is an answer. */
export function carryOut(database: RoomDatabase, request: StorageRequest): StorageResult {
  try {
    return attempt(database, request)
  } catch (problem) {
    return { ok: false, trouble: asTrouble(problem) }
  }
}

function attempt(database: RoomDatabase, request: StorageRequest): StorageResult {
  switch (request.kind) {
    case 'load':
      return { ok: true, room: database.load(request.room) }
    case 'loadLastGood':
      return { ok: true, room: database.loadLastGood(request.room) }
    case 'append': {
      const appended = append(database, request.appends)
      database.checkPlace()
      return { ok: true, appended }
    }
    case 'compact':
      database.compact(request.room, request.snapshot)
      return { ok: true }
    case 'authors':
      return { ok: true, authors: database.authors(request.room) }
    case 'roomsOf':
      return { ok: true, rooms: database.roomsOf(request.author) }
    case 'sizes':
      return { ok: true, sizes: database.sizes() }
    case 'remove':
      database.remove(request.room)
      return { ok: true }
    case 'tidyLog':
      database.tidyLog()
      return { ok: true }
    case 'close':
      database.close()
      return { ok: true }
  }
}

/** One commit for all rooms; when that fails one commit per room, so that one room's trouble stays that room's. */
function append(database: RoomDatabase, appends: readonly Append[]): (Trouble | null)[] {
  try {
    database.append(appends)
    return appends.map(() => null)
  } catch (problem) {
    if (appends.length === 1) return [asTrouble(problem)]
    return appends.flatMap((one) => append(database, [one]))
  }
}

/** What went wrong, in a form that gets from thread to thread. */
export function asTrouble(problem: unknown): Trouble {
  if (problem instanceof StoreProblem) return { trouble: problem.trouble, message: problem.message }
  const message = problem instanceof Error ? problem.message : String(problem)
  const code = problem instanceof Error && 'errcode' in problem ? Number(problem.errcode) & 0xff : undefined
  if (code === sqliteBusy) return { trouble: 'locked', message }
  if (code === sqliteNotADatabase) return { trouble: 'notADatabase', message }
  return { trouble: code === sqliteCorrupt ? 'damaged' : 'unavailable', message }
}
