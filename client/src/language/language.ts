import { fetchEnglish } from 'virtual:plain-messages'
import { useSyncExternalStore } from 'react'
import { getLocale, isLocale, localStorageKey, overwriteGetLocale } from '../paraglide/runtime.js'
import { recall, remember } from '../ui/memory.ts'

export type Language = 'nl' | 'en'

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' }

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

/**
 * Changes the language of every page at once, and keeps what is open. Rejects when the English texts can't be fetched;
 * the language stays as it was.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en') await fetchEnglish()
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
