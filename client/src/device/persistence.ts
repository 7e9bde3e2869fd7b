/** Whether the browser keeps this site's storage for good: its answer, or that it gives none. */
export type Persistence = 'kept' | 'mayBeCleared' | 'unknown'

type Storage = Partial<Pick<StorageManager, 'persisted'>>

/** What the browser answered when it was asked not to clear this site's storage by itself (see `AgendaStore`). */
export async function readPersistence(
  storage: Storage | undefined = globalThis.navigator?.storage,
): Promise<Persistence> {
  try {
    const persisted = await storage?.persisted?.()
    if (persisted === undefined) return 'unknown'
    return persisted ? 'kept' : 'mayBeCleared'
  } catch (error) {
    console.warn('Not said whether it is kept', error)
    return 'unknown'
  }
}
