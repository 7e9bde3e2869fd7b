import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from '../language/language.ts'

/** Makes React Aria speak the language of the screen. Around every part that it draws; those are fetched when needed. */
export function AriaLanguage({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLanguage() === 'nl' ? 'nl-NL' : 'en-GB'}>{children}</I18nProvider>
}
