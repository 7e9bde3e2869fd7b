import { readLocalStorage } from '../device/browserStorage.ts'
import { isSharedComputer } from '../device/sharedComputer.ts'

/**
 * Small choices of this browser that must be known before the first word is drawn: language and theme. They stand in
 * localStorage because IndexedDB answers too late. A browser that stores nothing has no memory; the choice then holds
 * until the page is closed, and the start page tells that nothing can be kept.
 */
export function recall(key: string): string | null {
  return readLocalStorage()?.getItem(key) ?? null
}

/** Keeps a choice for the next visit, where the browser allows it. */
export function remember(key: string, value: string): void {
  if (isSharedComputer()) return
  try {
    readLocalStorage()?.setItem(key, value)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    // A full or read-only storage: the choice holds for this page.
  }
}
