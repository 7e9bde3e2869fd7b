import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Shelf, ShelfView } from './Shelf.ts'

export const ShelfContext = createContext<Shelf | null>(null)

/** The shelf of this device, to do something with. */
export function useShelf(): Shelf {
  const shelf = useContext(ShelfContext)
  if (shelf === null) throw new Error('useShelf was called outside <ShelfContext>')
  return shelf
}

/** What stands on the shelf now, followed live. */
export function useShelfView(): ShelfView {
  const shelf = useShelf()
  return useSyncExternalStore(shelf.subscribe, shelf.view)
}
