import type { Database } from './database.ts'
import { readSetting, writeSetting } from './settings.ts'
import { noteNewDatabase } from './stoodHere.ts'
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
  /** What is stored is gone when the window closes. */
  readonly isShared?: boolean
}

/** Behind it: `<device>:<slot>`. */
const lockPrefix = 'lea-tafel:'

/** More tabs than anybody has open. */
const mostSlots = 32

/**
 * Takes a place among the open tabs of this browser. Done once per tab; the place is free again when the tab is gone. A database
 * that doesn't answer is waited for, however long: who goes on without it is somebody else, with another name and no agendas.
 */
export async function openDevice(
  database: Database,
  locks: Pick<LockManager, 'request'> | null = globalThis.navigator?.locks ?? null,
  isShared = false,
): Promise<Device> {
  let deviceId: string
  let failure: StoreFailure | null = null
  try {
    deviceId = await readDeviceId(database, isShared)
  } catch (error) {
    failure = storeFailureOf(error)
    // for this visit only: a name that nobody else has is all that matters
    deviceId = randomId()
  }
  return { database, deviceId: deviceId + (await takeSlot(deviceId, locks)), failure, isShared }
}

/** The tabs of this browser that are open now, by their `deviceId`. Without locks nobody can tell: none then. */
export async function readOpenTabs(
  locks: Pick<LockManager, 'query'> | null = globalThis.navigator?.locks ?? null,
): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {}
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(lockPrefix))
  return new Set(names.map((name) => name.slice(lockPrefix.length).replace(/:1$/, '').replace(':', '.')))
}

/** 22 random characters of A-Z, a-z, 0-9, `_` and `-` (128 bits): an id that nobody else makes or guesses. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

async function readDeviceId(database: Database, isShared: boolean): Promise<string> {
  return database.transaction('rw', database.settings, async () => {
    const known = await readSetting(database, 'deviceId')
    if (known) return known
    const deviceId = randomId()
    await writeSetting(database, 'deviceId', deviceId)
    if (!isShared) noteNewDatabase()
    return deviceId
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
