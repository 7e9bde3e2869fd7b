import { sharedCookie } from '@lea/protocol/access'
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { ask } from '../access/ask.ts'
import { AgendaList } from './agendaList.ts'
import { isStorageRefused, locksOfBrowser } from './browserStorage.ts'
import { Database } from './database.ts'
import { isElsewhere, readOnlyHere } from './onlyHere.ts'
import { sharedKey } from './sharedComputer.ts'
import { storeFailureOf } from './storeFailure.ts'
import { readRemembered } from './thrownAway.ts'
import { whileClosed } from './whileClosed.ts'

/**
 * A database in the memory of this window: all the rest works as ever, and is gone with it. The browser asks before the window
 * closes while it holds work that the relay hasn't confirmed.
 */
export function openInMemory(): Database {
  const database = new Database(undefined, { indexedDB: new IDBFactory(), IDBKeyRange })
  warnBeforeLeaving(database)
  return database
}

/**
 * A database in the memory of this window when the browser gives none; null when it has one that can't be opened now. One that never
 * opened was closed by nobody: where none of one's agendas ever stood, there is none to be had.
 */
export function openInstead(error: unknown): Database | null {
  const failure = storeFailureOf(error)
  const isNone = failure === 'unavailable' || (failure === 'closed' && readRemembered().length === 0)
  if (!isNone && !isStorageRefused()) return null
  if (!hasIndexedDB()) putIndexedDB()
  return openInMemory()
}

/** Whether there is one to ask for. Where website data is blocked a browser may have none, or throw when asked for it. */
function hasIndexedDB(): boolean {
  try {
    return Boolean(globalThis.indexedDB)
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}

/** Dexie looks at the browser's own also when it was given another, and follows no list where there is none. */
function putIndexedDB(): void {
  const indexedDB = new IDBFactory()
  Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB, configurable: true })
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })
}

/** Held by every window of a shared computer, so that one that is opened knows whether it is the first. */
const windowLock = 'lea-tafel:shared-window'

/** In sessionStorage: this window was here before the page was loaded anew. */
const windowKey = 'lea-window'

/**
 * What a window of a shared computer begins with: nothing. The session of whoever was here before is ended with the last window,
 * which nobody can do for a window that closes: so the next one does it. From now on the browser itself forgets a session when it
 * is closed.
 */
export async function beginShared(
  locks: Pick<LockManager, 'query' | 'request'> | null = locksOfBrowser(),
): Promise<Database> {
  writeCookie(`${sharedCookie}=yes`)
  const { held = [] } = (await locks?.query()) ?? {}
  const isFirst = held.every(({ name }) => name !== windowLock)
  if (isFirst && sessionStorage.getItem(windowKey) === null) await endSession()
  sessionStorage.setItem(windowKey, 'open')
  void locks?.request(windowLock, { mode: 'shared' }, () => new Promise<never>(() => undefined))
  return openInMemory()
}

/** Also when there is no line now: as soon as there is one. */
async function endSession(): Promise<void> {
  const answer = await ask('signOut', {})
  if (!answer.ok && answer.refused === 'unreachable')
    addEventListener('online', () => void endSession(), { once: true })
}

/** Lax: it goes along when the login of an organisation sends the browser back. */
function writeCookie(words: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store, and one without https has none
  document.cookie = `${words}; Path=/; SameSite=Lax`
}

function warnBeforeLeaving(database: Database): void {
  const list = new AgendaList(database, () => undefined)
  list.subscribe(() => undefined)
  globalThis.addEventListener?.('beforeunload', (event) => {
    const state = list.read()
    if (state.phase === 'read' && state.agendas.some((agenda) => !isElsewhere(agenda))) event.preventDefault()
  })
}

/**
 * Takes everything of LEA-tafel off this browser and keeps nothing from now on. Refuses, and changes nothing, when an agenda
 * here holds work that the relay hasn't confirmed, or is open in a tab: the answer names those. Whoever calls it loads the
 * page anew.
 */
export async function shareComputer(database: Database): Promise<{ ok: true } | { ok: false; titles: string[] }> {
  const agendas = await database.agendas.toArray()
  const unconfirmed = new Set((await readOnlyHere(database)).map(({ id }) => id))
  const inUse: string[] = []
  for (const { id, title } of agendas) {
    const isClosed = await whileClosed(database.name, id, () => Promise.resolve())
    if (unconfirmed.has(id) || !isClosed) inUse.push(title)
  }
  if (inUse.length > 0) return { ok: false, titles: inUse }
  // first: another window that sees it go must not make a new one
  localStorage.setItem(sharedKey, 'yes')
  try {
    await database.delete({ disableAutoOpen: true })
  } catch (error) {
    localStorage.removeItem(sharedKey)
    throw error
  }
  const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  for (const name of names) if (name.startsWith('lea-') && name !== sharedKey) localStorage.removeItem(name)
  // who chose it goes on as who he is, until this window closes
  sessionStorage.setItem(windowKey, 'open')
  return { ok: true }
}

/** Keeps things from now on. What stood in the memory of this window is not taken along. */
export function stopSharing(): void {
  localStorage.removeItem(sharedKey)
  writeCookie(`${sharedCookie}=; Max-Age=0`)
}
