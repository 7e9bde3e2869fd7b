import { useSyncExternalStore } from 'react'
import { saveFile } from '../agenda/work/saveFile.ts'
import { readTitle } from '../device/agendaList.ts'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { storeReason } from '../session/reasons.ts'
import type { Session } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { clipped } from '../ui/clipped.ts'
import { Notice } from '../ui/Notice.tsx'

/** What of the agendas that were left is saved nowhere, and the way out. Nothing when all of it is. */
export function LeftUnsaved({ left }: { left: readonly Session[] }) {
  return left.map((session) => <OneLeft key={session.agendaId} session={session} />)
}

function OneLeft({ session }: { session: Session }) {
  const { device, word } = useSyncExternalStore(session.subscribeStatus, session.status)
  if (word === 'saving' || typeof device === 'string' || session.isKept()) return null
  const title = readTitle(session.doc)
  const named = { title: title === '' ? m.start_untitled() : clipped(title) }
  const { agendaId } = session
  return (
    <Notice
      isLive
      kind="negative"
      title={m.session_status_not_saved({ reason: storeReason[device.failed]() })}
      actions={
        <>
          <Link to={{ name: 'agenda', agendaId, page: 'document' }}>{m.start_left_open(named)}</Link>
          <Button
            small
            aria-label={`${m.ui_save_as_file()}: ${named.title}`}
            onPress={() => saveFile(`${title || 'agenda'}.lea`, session.saveAsFile())}
          >
            {m.ui_save_as_file()}
          </Button>
        </>
      }
    >
      <p>{m.start_left_text(named)}</p>
    </Notice>
  )
}

/** How an agenda is saved that is open behind the start page; undefined: as the list says. */
export function useStateOf(session: Session | undefined): 'saving' | 'notSaved' | undefined {
  const status = useSyncExternalStore(session?.subscribeStatus ?? nobody, () => session?.status())
  if (!status || session?.isKept()) return undefined
  return status.word === 'saving' || typeof status.device === 'string' ? 'saving' : 'notSaved'
}

const nobody = () => () => undefined
