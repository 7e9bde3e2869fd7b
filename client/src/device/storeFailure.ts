/** Why the browser's storage doesn't take or give what it should. */
export type StoreFailure =
  /** The disk, or this site's share of it, is full. */
  | 'quota'
  /** Another tab, with another version of the app, holds the database. */
  | 'blocked'
  /** The browser gives no answer yet; it is waited for. */
  | 'slow'
  /** The browser closed or removed the database under our feet, or breaks off what it is given. */
  | 'closed'
  /** The database is there and can't be read. */
  | 'damaged'
  /** Somebody said that this computer is shared: it keeps nothing after the window closes. */
  | 'shared'
  /** No database in this browser: private mode, switched off, or a fault that has no name. */
  | 'unavailable'

const failureByErrorName: Readonly<Record<string, StoreFailure>> = {
  QuotaExceededError: 'quota',
  VersionError: 'blocked',
  BlockedError: 'blocked',
  SlowError: 'slow',
  UpgradeError: 'blocked',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  AbortError: 'closed',
  TransactionInactiveError: 'closed',
  NotFoundError: 'closed',
  DataError: 'damaged',
  DataCloneError: 'damaged',
  NotReadableError: 'damaged',
  UnknownError: 'damaged',
  ConstraintError: 'damaged',
}

/** Those of the language. What comes from Dexie and from the browser has names of its own. */
const ownErrors: ReadonlySet<string> = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError'])

/**
 * The failure that an error of Dexie or IndexedDB stands for. Dexie wraps the cause as `inner`, and those of several rows as
 * `failures`; the deepest known one counts.
 */
export function storeFailureOf(error: unknown): StoreFailure {
  let failure: StoreFailure | undefined
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
    failure = failureByErrorName[cause.name] ?? failure
    cause = 'inner' in cause ? cause.inner : 'failures' in cause ? Object(cause.failures)[0] : cause.cause
  }
  // no fault of a database, but of who reads what stands in it
  return failure ?? (error instanceof Error && ownErrors.has(error.name) ? 'damaged' : 'unavailable')
}
