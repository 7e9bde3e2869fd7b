import { m } from '../paraglide/messages.js'
import { LanguageSwitch } from '../start/LanguageSwitch.tsx'
import { ErrorScreen } from '../ui/ErrorScreen.tsx'
import { Frame } from '../ui/Frame.tsx'
import { unknownPageMishap } from '../ui/mishaps.ts'
import { Link } from './Link.tsx'

/** A path that is no page. */
export default function UnknownRoute() {
  return (
    <Frame bar={<LanguageSwitch />}>
      <ErrorScreen
        mishap={unknownPageMishap()}
        actions={
          <Link to={{ name: 'start' }} className="lea-button lea-button--primary">
            {m.ui_to_start()}
          </Link>
        }
      />
    </Frame>
  )
}
