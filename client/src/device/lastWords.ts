import { readLocalStorage } from './browserStorage.ts'
import type { Outgoing } from './outbox.ts'
import { isSharedComputer } from './sharedComputer.ts'

/**
 * What a tab had not stored yet when it was left. A database answers too late for a page that goes: what it is given
 * then is often lost. localStorage takes it before the page is gone, and the next tab that opens the agenda stores it.
 */
export type LastWords = Pick<Outgoing, 'updates' | 'changes' | 'clients' | 'places'> & {
  /** They stay until the relay has them, also when the database does. */
  stay: boolean
}

/** Last words as they were found; `entry` is what `forget` needs. */
export type FoundWords = LastWords & { entry: Entry }

type Entry = { key: string; value: string }

/** Where the last words of an agenda are kept: each tab has a key of its own behind it. */
export function placeOfLastWords(database: string, agenda: string): string {
  return `${database}:last-words:${agenda}:`
}

/** Keeps last words under a key, in the place of those that were there. Answers null when the browser doesn't take them. */
export function keepLastWords(key: string, { updates, changes, clients, places, stay }: LastWords): Entry | null {
  try {
    const value = JSON.stringify({
      updates: updates.map(toText),
      changes,
      clients: [...clients],
      places: [...places],
      ...(stay ? { stay } : {}),
    })
    storage()?.setItem(key, value)
    return { key, value }
  } catch (error) {
    // no room: the database is being asked as well, and that is all that can be done
    console.warn('Last words are not kept', error)
    return null
  }
}

/** What tabs that are gone, or that are hidden now, had not stored. */
export function findLastWords(place: string): FoundWords[] {
  return findEntries(place).flatMap(readEntry)
}

/** Everything in localStorage under keys that begin so. */
export function findEntries(prefix: string): Entry[] {
  const found = storage()
  const keys = Array.from({ length: found?.length ?? 0 }, (_, at) => found?.key(at) ?? '')
  return keys.flatMap((key) => {
    const value = key.startsWith(prefix) ? found?.getItem(key) : null
    return value ? [{ key, value }] : []
  })
}

/** Lets go of last words that are stored now, unless other ones have come in their place. */
export function forget({ key, value }: Entry): void {
  if (storage()?.getItem(key) === value) storage()?.removeItem(key)
}

function readEntry(entry: Entry): FoundWords[] {
  try {
    const { updates, changes, clients, places, stay } = JSON.parse(entry.value)
    return [
      {
        updates: updates.map(toBytes),
        changes: Number(changes),
        clients: new Set<number>(clients),
        places: new Set<string>(places),
        stay: stay === true,
        entry,
      },
    ]
  } catch (error) {
    console.error('Last words can not be read', error)
    return []
  }
}

function toText(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** localStorage, where there is one that may keep what people write. */
export function storage(): Storage | null {
  return isSharedComputer() ? null : readLocalStorage()
}
