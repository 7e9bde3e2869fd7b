import { useSyncExternalStore } from 'react'
import { getLocale, isLocale, localStorageKey, overwriteGetLocale } from '../paraglide/runtime.js'
import { recall, remember } from '../ui/memory.ts'

export type Language = 'nl' | 'en'

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' }

const listeners = new Set<() => void>()

/** Speaks the language that was chosen in this browser before, else Dutch. Called once, before anything is drawn. */
export function startLanguage(): void {
  const chosen = recall(localStorageKey)
  speak(isLocale(chosen) ? chosen : 'nl')
}

/** Changes the language of every page at once, without loading anything: it works offline and keeps what is open. */
export function chooseLanguage(language: Language): void {
  remember(localStorageKey, language)
  speak(language)
  for (const listener of listeners) listener()
}

/** The language that is spoken now. What draws words is drawn anew when it changes: see `App`. */
export function useLanguage(): Language {
  // Not `getLocale` itself: choosing a language puts another function in its place.
  return useSyncExternalStore(subscribe, () => getLocale())
}

function speak(language: Language) {
  overwriteGetLocale(() => language)
  document.documentElement.lang = language
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
