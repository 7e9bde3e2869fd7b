import { fetchEnglish } from 'virtual:plain-messages'
import { useSyncExternalStore } from 'react'
import { getLocale, isLocale, localStorageKey, overwriteGetLocale } from '../paraglide/runtime.js'
import { recall } from '../ui/memory.ts'

export type Language = 'nl' | 'en'

const listeners = new Set<() => void>()

/**
 * Speaks the language that was chosen in this browser before, else Dutch. Called once, before anything is drawn. Dutch
 * is there at once; English is fetched first, and when that fails Dutch is spoken, which all can read better than nothing.
 */
export async function startLanguage(): Promise<void> {
  const chosen = recall(localStorageKey)
  speak('nl')
  if (!isLocale(chosen) || chosen === 'nl') return
  try {
    await fetchEnglish()
    speak(chosen)
  } catch (error) {
    console.warn('No English texts', error)
  }
}

/** The language that is spoken now. What draws words is drawn anew when it changes: see `App`. */
export function useLanguage(): Language {
  // Not `getLocale` itself: choosing a language puts another function in its place.
  return useSyncExternalStore(subscribe, () => getLocale())
}

/** Speaks it from now on; what is drawn already hears of it when its listeners are told. */
export function speak(language: Language): void {
  overwriteGetLocale(() => language)
  document.documentElement.lang = language
}

/** Has what is drawn drawn anew. */
export function tellListeners(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
