import { use, useState, useSyncExternalStore } from 'react'
import type { Visits } from '../agenda/desk/Visits.ts'
import { m } from '../paraglide/messages.js'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { NewVersion } from './NewVersion.ts'

/** Tells that there is a newer version; it comes when one asks for it, and not while something isn't stored. */
export default function NewVersionNotice({
  newVersion: coming,
  visits,
}: {
  newVersion: Promise<NewVersion>
  visits: Visits
}) {
  const newVersion = use(coming)
  const isThere = useSyncExternalStore(newVersion.subscribe, newVersion.isThere)
  const [isClosed, setClosed] = useState(false)
  const [isTooEarly, setTooEarly] = useState(false)
  if (!isThere || isClosed) return null
  return (
    <div className="lea-toasts lea-no-print">
      <Notice
        isLive
        kind={isTooEarly ? 'warning' : 'info'}
        title={m.ui_new_version()}
        onClose={() => setClosed(true)}
        actions={
          <Button
            small
            onPress={() => {
              if (visits.isStored()) void newVersion.take()
              else setTooEarly(true)
            }}
          >
            {m.ui_new_version_take()}
          </Button>
        }
      >
        <p>{isTooEarly ? m.ui_new_version_not_stored() : m.ui_new_version_text()}</p>
      </Notice>
    </div>
  )
}
