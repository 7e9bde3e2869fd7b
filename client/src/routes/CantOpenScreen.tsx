import { useEffect, useEffectEvent, useState } from 'react'
import { loadAnew } from '../offline/loadAnew.ts'
import { m } from '../paraglide/messages.js'
import type { CantOpen } from '../session/session.ts'
import { LanguageSwitch } from '../start/LanguageSwitch.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorScreen } from '../ui/ErrorScreen.tsx'
import { Frame } from '../ui/Frame.tsx'
import { cantOpenMishap } from '../ui/mishaps.ts'
import { Link } from './Link.tsx'
import { useLocation } from './navigation.ts'

/** Reasons that pass without anybody doing something here. */
const passing: readonly CantOpen[] = ['agendaIsUnknown', 'notHereAndOffline', 'storageSlow', 'clientTooOld']

/** How often it is looked whether they have. */
const lookMs = 5_000

type CantOpenScreenProps = {
  reason: CantOpen
  onRetry: () => void
  /** Called now and then while the reason may have passed. */
  onLook?: () => void
}

/** Why an agenda could not be opened, and what one can do. Fetched when there is something to tell. */
export default function CantOpenScreen({ reason, onRetry, onLook }: CantOpenScreenProps) {
  const { path } = useLocation()
  const [isLoading, setLoading] = useState(false)
  const reload = () => {
    setLoading(true)
    void loadAnew()
  }
  const mayPass = passing.includes(reason)
  const look = useEffectEvent(() => {
    if (document.visibilityState === 'visible') onLook?.()
  })
  useEffect(() => {
    if (!mayPass) return
    const looking = setInterval(() => look(), lookMs)
    return () => clearInterval(looking)
  }, [mayPass])
  return (
    <Frame bar={<LanguageSwitch />}>
      <ErrorScreen
        mishap={cantOpenMishap(reason)}
        actions={
          <>
            {reason === 'signInNeeded' ? (
              <Link
                to={{ name: 'access', page: 'signIn', search: `?terug=${encodeURIComponent(path)}` }}
                className="lea-button lea-button--primary"
              >
                {m.access_sign_in()}
              </Link>
            ) : null}
            {reason === 'clientTooOld' ? (
              <Button kind="primary" isDisabled={isLoading} onPress={reload}>
                {isLoading ? m.ui_loading() : m.ui_reload()}
              </Button>
            ) : (
              <Button kind={reason === 'signInNeeded' ? 'secondary' : 'primary'} onPress={onRetry}>
                {m.ui_try_again()}
              </Button>
            )}
            <Link to={{ name: 'start' }} className="lea-button lea-button--secondary">
              {m.ui_to_start()}
            </Link>
          </>
        }
      />
    </Frame>
  )
}
