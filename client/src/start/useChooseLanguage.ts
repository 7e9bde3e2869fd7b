import { chooseLanguage } from '../language/chooseLanguage.ts'
import type { Language } from '../language/language.ts'
import { m } from '../paraglide/messages.js'
import { useToast } from '../ui/Announcer.tsx'

/** Changes the language, or says why that can't be done now. */
export function useChooseLanguage(): (language: Language) => void {
  const toast = useToast()
  return (language) => {
    chooseLanguage(language).catch((error: unknown) => {
      console.warn('No English texts', error)
      toast({ kind: 'warning', title: m.start_language_failed(), text: m.start_language_failed_text() })
    })
  }
}
