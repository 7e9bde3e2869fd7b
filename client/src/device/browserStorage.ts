/** localStorage. Null where there is none, or where the browser keeps nothing for this site, which it says by throwing. */
export function readLocalStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Whether the browser refuses this site all storage, as one does that blocks cookies and website data. */
export function isStorageRefused(): boolean {
  return 'localStorage' in globalThis && readLocalStorage() === null
}

/** Null where there are none, and where the browser refuses them together with its storage: tabs can't tell each other then. */
export function locksOfBrowser(): LockManager | null {
  return isStorageRefused() ? null : (globalThis.navigator?.locks ?? null)
}
