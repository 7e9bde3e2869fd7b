import { useSyncExternalStore } from 'react'
import { recall, remember } from './memory.ts'

/** system: light or dark as the device is. */
export type Theme = 'system' | 'light' | 'dark'

/** Read by public/first-paint.js as well, before anything is drawn. */
const key = 'lea-theme'

const listeners = new Set<() => void>()

/** Puts light or dark on the whole page, and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  remember(key, theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
}

/** The theme that was chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current)
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme ?? recall(key)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
