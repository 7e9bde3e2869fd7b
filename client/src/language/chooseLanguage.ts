import { fetchEnglish } from 'virtual:plain-messages'
import { localStorageKey } from '../paraglide/runtime.js'
import { remember } from '../ui/memory.ts'
import { type Language, speak, tellListeners } from './language.ts'

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' }

/**
 * Changes the language of every page at once, and keeps what is open. Rejects when the English texts can't be fetched;
 * the language stays as it was.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en') await fetchEnglish()
  remember(localStorageKey, language)
  speak(language)
  tellListeners()
}
