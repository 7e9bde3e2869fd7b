import { m } from '../paraglide/messages.js'
import type { CantOpen } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorScreen } from '../ui/ErrorScreen.tsx'
import { Frame } from '../ui/Frame.tsx'
import { cantOpenMishap } from '../ui/mishaps.ts'
import { Link } from './Link.tsx'

/** Why an agenda could not be opened, and what one can do. Fetched when there is something to tell. */
export default function CantOpenScreen({ reason, onRetry }: { reason: CantOpen; onRetry: () => void }) {
  return (
    <Frame>
      <ErrorScreen
        mishap={cantOpenMishap(reason)}
        actions={
          <>
            <Button kind="primary" onPress={onRetry}>
              {m.ui_try_again()}
            </Button>
            <Link to={{ name: 'start' }} className="lea-button lea-button--secondary">
              {m.ui_to_start()}
            </Link>
          </>
        }
      />
    </Frame>
  )
}
