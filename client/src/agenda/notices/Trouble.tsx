import { Suspense, useState } from 'react'
import { useAccount } from '../../access/useAccount.ts'
import { refusedText } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import { routeToPath } from '../../routes/route.ts'
import type { ReadOnly } from '../../session/session.ts'
import type { Status } from '../../session/status.ts'
import { statusLabel } from '../../session/words.ts'
import { useShelf } from '../../start/ShelfContext.ts'
import { useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusDetails } from '../../ui/statusDetailsPart.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { latestWords } from '../texts/latest.ts'
import { saveFile } from '../work/saveFile.ts'

/** Why one can't write here, and what is the matter with where the work is kept: more than the pill can say. */
export function Trouble({ readOnly, status }: { readOnly: ReadOnly | null; status: Status }) {
  const isOnlyOnRelay = typeof status.device === 'object'
  const isNotSaved = status.word === 'notSaved'
  // said by the notice about one's role, with what is safe and what to do
  const isAboutRole = status.word === 'refused' && readOnly !== null && readOnly !== 'agendaIsNewer'
  const isSignedOut = typeof status.relay === 'object' && status.relay.refused === 'signInNeeded'
  const isDeleted = typeof status.relay === 'object' && status.relay.refused === 'agendaDeleted'
  return (
    <>
      {readOnly === null ? null : readOnly === 'agendaIsNewer' ? (
        <Notice isLive kind="warning" title={m.agenda_read_only()} actions={<WayOut mayReload />}>
          <p>{m.session_read_only_newer()}</p>
        </Notice>
      ) : readOnly === 'lostAccess' ? (
        isDeleted ? (
          <Deleted status={status} />
        ) : (
          <LostAccess status={status} />
        )
      ) : (
        <SmallRole role={readOnly} status={status} />
      )}
      {isSignedOut ? <SignedOut /> : null}
      {isNotSaved || isOnlyOnRelay || (status.word === 'refused' && !isAboutRole && !isSignedOut) ? (
        <NotSafe key={isNotSaved ? 'nowhere' : 'somewhere'} status={status} />
      ) : null}
    </>
  )
}

/** What is the matter with where the work is kept. It stays as long as that holds; it can be made smaller, to go on typing. */
function NotSafe({ status }: { status: Status }) {
  const [isSmall, setSmall] = useState(false)
  const isNotSaved = status.word === 'notSaved'
  return (
    <Notice
      isLive
      kind={isNotSaved ? 'negative' : 'warning'}
      title={statusLabel(status)}
      actions={
        <>
          <WayOut mayReload={!isNotSaved} />
          <Button small kind="quiet" aria-expanded={!isSmall} onPress={() => setSmall(!isSmall)}>
            {isSmall ? m.agenda_trouble_more() : m.agenda_trouble_less()}
          </Button>
        </>
      }
    >
      {isSmall ? null : <StatusDetails status={status} />}
    </Notice>
  )
}

/** A reader, or a commenter: from the start, or since an owner said so while one was here. */
function SmallRole({ role, status }: { role: 'reader' | 'commenter'; status: Status }) {
  const { couldWrite, waiting } = status
  if (!couldWrite && waiting === 0) {
    return role === 'reader' ? (
      <Notice title={m.access_reader_title()}>
        <p>{m.access_reader_text()}</p>
      </Notice>
    ) : (
      <Notice title={m.access_commenter_title()}>
        <p>{m.access_commenter_text()}</p>
      </Notice>
    )
  }
  return (
    <Notice
      isLive
      kind="warning"
      title={role === 'reader' ? m.access_became_reader() : m.access_became_commenter()}
      actions={<SaveAsFile />}
    >
      <p>{m.access_became_text()}</p>
      <p>{waiting > 0 ? m.access_unsent() : m.access_all_sent()}</p>
    </Notice>
  )
}

/** An owner took it off the server. It stays on this device, and goes back only when an owner says so. */
function Deleted({ status }: { status: Status }) {
  return (
    <Notice
      isLive
      kind="warning"
      title={m.access_gone_title()}
      actions={
        <>
          <SaveAsFile />
          <Bring again words={m.access_gone_restore()} />
        </>
      }
    >
      <p>{m.access_gone_text()}</p>
      {status.waiting > 0 ? <p>{m.access_unsent()}</p> : null}
    </Notice>
  )
}

type Bringing = { words: string; again?: boolean }

/** Puts this agenda on the server. */
function Bring(how: Bringing) {
  return (
    <Suspense fallback={null}>
      <BringWhoMay {...how} />
    </Suspense>
  )
}

/** Not for a guest, whom the server would refuse. Who can't be asked about is not kept from it. */
function BringWhoMay({ words, again = false }: Bringing) {
  const { view } = useAccount()
  const { session } = useOpenAgenda()
  const { title } = useAgenda()
  const shelf = useShelf()
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const bring = async () => {
    setBusy(true)
    const answer = await (await shelf.account()).bring(session.agendaId, latestWords(title), again)
    setBusy(false)
    if (answer.ok) window.location.reload()
    else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
  }
  if (view.phase === 'asking') return null
  if (view.phase === 'known' && view.me.person?.mayCreateAgendas === false) return null
  return (
    <Button small isDisabled={isBusy} onPress={() => void bring()}>
      {words}
    </Button>
  )
}

/** No right to be here (any more), or the agenda isn't on this server: which of the two the server doesn't tell. */
function LostAccess({ status }: { status: Status }) {
  return (
    <Notice
      isLive
      kind="warning"
      title={m.access_lost_title()}
      actions={
        <>
          <SaveAsFile />
          {status.couldWrite ? null : <Bring words={m.access_lost_bring()} />}
        </>
      }
    >
      <p>{m.access_lost_text()}</p>
      {status.waiting > 0 ? <p>{m.access_unsent()}</p> : null}
    </Notice>
  )
}

/** The session of this device has ended: one writes on, and signs in when one can. */
function SignedOut() {
  const { session } = useOpenAgenda()
  const back = routeToPath({ name: 'agenda', agendaId: session.agendaId, page: 'document' })
  return (
    <Notice
      isLive
      kind="warning"
      title={m.access_signed_out_agenda()}
      actions={
        <>
          <Button
            small
            kind="primary"
            onPress={() => navigate({ name: 'access', page: 'signIn', search: `?terug=${encodeURIComponent(back)}` })}
          >
            {m.access_sign_in()}
          </Button>
          <SaveAsFile />
        </>
      }
    >
      <p>{m.access_signed_out_agenda_text()}</p>
    </Notice>
  )
}

function SaveAsFile() {
  const { session } = useOpenAgenda()
  const { title } = useAgenda()
  return (
    <Button small onPress={() => saveFile(`${latestWords(title) || 'agenda'}.lea`, session.saveAsFile())}>
      {m.ui_save_as_file()}
    </Button>
  )
}

/** `mayReload`: not while this window holds what is nowhere else. */
function WayOut({ mayReload }: { mayReload: boolean }) {
  return (
    <>
      <SaveAsFile />
      {mayReload ? (
        <Button small kind="quiet" onPress={() => window.location.reload()}>
          {m.ui_reload()}
        </Button>
      ) : null}
    </>
  )
}
