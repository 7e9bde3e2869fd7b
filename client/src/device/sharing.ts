import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { type AgendaList, readUnconfirmed } from './agendaList.ts'
import { Database } from './database.ts'
import { whileClosed } from './openMark.ts'
import { sharedKey } from './sharedComputer.ts'

/** A database in the memory of this window: all the rest works as ever, and is gone with it. */
export function openInMemory(): Database {
  return new Database(undefined, { indexedDB: new IDBFactory(), IDBKeyRange })
}

/** Asks before the window closes while it holds work that the relay hasn't confirmed. */
export function warnBeforeLeaving(list: AgendaList): void {
  globalThis.addEventListener('beforeunload', (event) => {
    const state = list.read()
    if (state.phase === 'read' && state.agendas.some(({ isConfirmed }) => !isConfirmed)) event.preventDefault()
  })
}

/**
 * Takes everything of LEA-tafel off this browser and keeps nothing from now on. Refuses, and changes nothing, when an agenda
 * here holds work that the relay hasn't confirmed, or is open in a tab: the answer names those. Whoever calls it loads the
 * page anew.
 */
export async function shareComputer(database: Database): Promise<{ ok: true } | { ok: false; titles: string[] }> {
  const agendas = await database.agendas.toArray()
  const unconfirmed = new Set((await readUnconfirmed(database)).map(({ id }) => id))
  const inUse: string[] = []
  for (const { id, title } of agendas) {
    const isClosed = await whileClosed(database.name, id, () => Promise.resolve())
    if (unconfirmed.has(id) || !isClosed) inUse.push(title)
  }
  if (inUse.length > 0) return { ok: false, titles: inUse }
  await database.delete({ disableAutoOpen: true })
  const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  for (const name of names) if (name.startsWith('lea-')) localStorage.removeItem(name)
  localStorage.setItem(sharedKey, 'yes')
  return { ok: true }
}

/** Keeps things from now on. What stood in the memory of this window is not taken along. */
export function stopSharing(): void {
  localStorage.removeItem(sharedKey)
}
