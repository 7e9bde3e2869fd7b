import { locksOfBrowser } from './browserStorage.ts'
import type { Database } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'
import { noteNewDatabase, type StoodHere } from './stoodHere.ts'
import { type StoreFailure, storeFailureOf } from './storeFailure.ts'

/** This browser, as one open tab of it sees it. */
export type Device = {
  readonly database: Database
  /**
   * Names this tab among all that write: no two tabs that are open at once have the same, so that they never write
   * under the same key of a field.
   */
  readonly deviceId: string
  /** Why nothing can be kept in this browser; null when all is well. The agendas of the relay can be opened all the same. */
  readonly failure: StoreFailure | null
  /** Why what is stored is gone when the window closes: it is in the memory of the window. Left out: it stays. */
  readonly forgets?: Forgets | undefined
}

/** The computer is shared, or this browser gives no storage. */
export type Forgets = Extract<StoreFailure, 'shared' | 'unavailable'>

/** Name of the lock that a tab holds; behind it: `<device>:<slot>`. */
export const lockPrefix = 'lea-tafel:'

/** More tabs than anybody has open. */
const mostSlots = 32

/**
 * Takes a place among the open tabs of this browser. Done once per tab; the place is free again when the tab is gone. A database
 * that doesn't answer is waited for, however long: who goes on without it is somebody else, with another name and no agendas.
 * In a browser that gives no storage at all another one takes its place, in the memory of the window: work goes to the server.
 */
export async function openDevice(
  database: Database,
  locks: Pick<LockManager, 'request'> | null = locksOfBrowser(),
  forgets?: Forgets,
): Promise<Device> {
  let deviceId: string
  let failure: StoreFailure | null = null
  try {
    deviceId = await knowDevice(database, forgets === undefined)
  } catch (error) {
    failure = storeFailureOf(error)
    const instead = forgets ? null : await openInstead(error)
    if (instead) return openDevice(instead, locks, 'unavailable')
    // for this visit only: a name that nobody else has is all that matters
    deviceId = randomId()
  }
  return { database, deviceId: deviceId + (await takeSlot(deviceId, locks)), failure, forgets }
}

/** 22 random characters of A-Z, a-z, 0-9, `_` and `-` (128 bits): an id that nobody else makes or guesses. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** null: it isn't that kind of trouble, or the piece of the program that tells could not be fetched. */
async function openInstead(error: unknown): Promise<Database | null> {
  const sharing = await import('./sharing.ts').catch(console.warn)
  return sharing?.openInstead(error) ?? null
}

/**
 * Answers how a database knows this browser. One that is new is given that name, and what stood in the one before it is noted as
 * thrown away (`stoodHere`: by whoever had it open; else as it was remembered).
 */
export async function knowDevice(
  database: Database,
  keeps: boolean,
  name = randomId(),
  stoodHere: readonly StoodHere[] = [],
): Promise<string> {
  return database.transaction('rw', database.settings, database.agendas, async () => {
    const known = await readSetting(database, 'deviceId')
    if (known) return known
    await writeSetting(database, 'deviceId', name)
    // agendas without a name for the browser: that row is damaged, and nothing was thrown away
    if (keeps && (await database.agendas.count()) === 0) noteNewDatabase(stoodHere)
    return name
  })
}

async function takeSlot(deviceId: string, locks: Pick<LockManager, 'request'> | null): Promise<string> {
  for (let slot = 1; locks && slot <= mostSlots; slot++) {
    if (await holdLock(locks, `${lockPrefix}${deviceId}:${slot}`)) return slot === 1 ? '' : `.${slot}`
  }
  // without locks (a page that isn't on a secure address) tabs can't count each other, but chance keeps them apart
  return `.${randomId()}`
}

/** Takes the lock and keeps it as long as the tab lives, if nobody has it. */
function holdLock(locks: Pick<LockManager, 'request'>, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise<never>(() => undefined)
    }
    locks.request(name, { ifAvailable: true }, hold).catch(reject)
  })
}
