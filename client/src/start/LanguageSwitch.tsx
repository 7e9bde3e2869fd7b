import { chooseLanguage, languageNames, useLanguage } from '../language/language.ts'
import { Button } from '../ui/Button.tsx'

/** The other language, in its own words: for who can't read this one. */
export function LanguageSwitch() {
  const other = useLanguage() === 'nl' ? 'en' : 'nl'
  return (
    <div className="lea-bar__end" lang={other}>
      <Button kind="quiet" onPress={() => chooseLanguage(other)}>
        {languageNames[other]}
      </Button>
    </div>
  )
}
