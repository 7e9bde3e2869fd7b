import { languageNames } from '../language/chooseLanguage.ts'
import { type Language, useLanguage } from '../language/language.ts'
import { m } from '../paraglide/messages.js'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { chooseTheme, type Theme, useTheme } from '../ui/theme.ts'
import { useChooseLanguage } from './useChooseLanguage.ts'

/** Language and light or dark. Both hold at once, for this browser. */
export function ChoiceOfLooks() {
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const theme = useTheme()
  return (
    <>
      <RadioGroup<Language>
        label={m.start_language()}
        value={language}
        onChange={chooseLanguage}
        choices={(['nl', 'en'] as const).map((id) => ({ id, label: languageNames[id] }))}
      />
      <RadioGroup<Theme>
        label={m.start_theme()}
        value={theme}
        onChange={chooseTheme}
        choices={[
          { id: 'system', label: m.start_theme_system() },
          { id: 'light', label: m.start_theme_light() },
          { id: 'dark', label: m.start_theme_dark() },
        ]}
      />
    </>
  )
}
