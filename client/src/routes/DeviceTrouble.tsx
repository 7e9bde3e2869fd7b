import type { ReactNode } from 'react'
import type { StoreFailure } from '../device/storeFailure.ts'
import { readRemembered } from '../device/thrownAway.ts'
import { useLanguage } from '../language/language.ts'
import { m } from '../paraglide/messages.js'
import { LanguageSwitch } from '../start/LanguageSwitch.tsx'
import { LinksToServer } from '../start/LinksToServer.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorScreen } from '../ui/ErrorScreen.tsx'
import { Frame } from '../ui/Frame.tsx'
import { storeFailureMishap } from '../ui/mishaps.ts'

/**
 * Why what stands on this device can't be shown, or not yet. `onGoOn`: opens the agenda of the address from the server, in a
 * browser that keeps nothing; without it, on the start page, the agendas that stood here are offered.
 */
export default function DeviceTrouble({
  failure,
  onGoOn,
  children,
}: {
  failure: StoreFailure
  onGoOn?: (() => void) | undefined
  /** What stands above it. */
  children?: ReactNode
}) {
  // what surrounds it isn't drawn anew for another language
  useLanguage()
  // it may still answer: then the page goes on by itself, and nobody should have gone another way
  const isWaitedFor = failure === 'slow' || failure === 'blocked'
  const stoodHere = isWaitedFor || onGoOn ? [] : readRemembered()
  return (
    <Frame bar={<LanguageSwitch />}>
      {children}
      <ErrorScreen
        mishap={storeFailureMishap(failure)}
        actions={
          <>
            <Button kind={isWaitedFor ? 'secondary' : 'primary'} onPress={() => window.location.reload()}>
              {m.ui_reload()}
            </Button>
            {onGoOn && !isWaitedFor ? <Button onPress={onGoOn}>{m.start_open_from_server()}</Button> : null}
          </>
        }
      />
      {stoodHere.length === 0 ? null : <LinksToServer title={m.start_stood_here()} agendas={stoodHere} />}
    </Frame>
  )
}
