import { languageNames } from '../language/chooseLanguage.ts'
import { useLanguage } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'
import './start.css'
import { useChooseLanguage } from './useChooseLanguage.ts'

/** The other language, in its own words: for who can't read this one. */
export function LanguageSwitch() {
  const other = useLanguage() === 'nl' ? 'en' : 'nl'
  const chooseLanguage = useChooseLanguage()
  return (
    <div className="lea-bar__end" lang={other}>
      <Button kind="quiet" onPress={() => chooseLanguage(other)}>
        {languageNames[other]}
      </Button>
    </div>
  )
}
