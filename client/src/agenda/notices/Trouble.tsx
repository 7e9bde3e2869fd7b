import { type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { useAccount } from '../../access/useAccount.ts'
import { refusedText } from '../../access/words.ts'
import { loadAnew } from '../../offline/loadAnew.ts'
import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import { routeToPath } from '../../routes/route.ts'
import { wholeLabel } from '../../session/reasons.ts'
import type { ReadOnly } from '../../session/session.ts'
import type { Status } from '../../session/status.ts'
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
  const refused = typeof status.relay === 'object' ? status.relay.refused : null
  const isSignedOut = refused === 'signInNeeded'
  return (
    <>
      {readOnly === null ? null : readOnly === 'agendaIsNewer' ? (
        <Notice isLive kind="warning" title={m.agenda_read_only()} actions={<WayOut mayReload />}>
          <p>{m.session_read_only_newer()}</p>
        </Notice>
      ) : readOnly === 'lostAccess' ? (
        refused === 'agendaDeleted' ? (
          <Deleted status={status} />
        ) : refused === 'deviceShutOut' ? (
          <Stopped title={m.access_shut_out_title()} status={status}>
            <p>{m.access_shut_out_text()}</p>
          </Stopped>
        ) : refused === 'personDeleted' ? (
          <Stopped title={m.access_forgotten_title()} status={status}>
            <p>{m.access_forgotten_text()}</p>
          </Stopped>
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
  const failed = typeof status.device === 'object' ? status.device.failed : null
  // on a shared computer it is how it was meant: the explanation needn't cover the text
  const [isSmall, setSmall] = useState(failed === 'shared')
  const isNotSaved = status.word === 'notSaved'
  return (
    <Notice
      isLive
      kind={isNotSaved ? 'negative' : 'warning'}
      title={wholeLabel(status)}
      actions={
        <>
          <WayOut mayReload={!isNotSaved && failed !== 'unavailable'} />
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
    <Stopped title={role === 'reader' ? m.access_became_reader() : m.access_became_commenter()} status={status}>
      <p>{m.access_became_text()}</p>
    </Stopped>
  )
}

/** So long after a key the next one belongs to the same words. */
const typingMs = 3_000

/**
 * One can't go on here: why, what became of the last words, and the way to keep them. Who was writing gets the focus put on it, so that
 * it is read out and the keys of a word that goes on scroll nothing and press nothing.
 */
function Stopped({
  title,
  status: { couldWrite, waiting, unwritten },
  actions,
  children,
}: {
  title: string
  status: Status
  actions?: ReactNode
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const typedAt = useRef(0)
  useLayoutEffect(() => {
    if (!couldWrite || !hasJustLostItsText(document.activeElement)) return
    typedAt.current = performance.now()
    // it sticks in view wherever one is in the text
    box.current?.focus({ preventScroll: true })
  }, [couldWrite])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a message that can be read from the start
    <div
      ref={box}
      role="group"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        if (event.key === ' ' && event.timeStamp - typedAt.current < typingMs) event.preventDefault()
        typedAt.current = event.timeStamp
      }}
    >
      <Notice
        isLive
        kind="warning"
        title={title}
        actions={
          <>
            <SaveAsFile />
            {actions}
          </>
        }
      >
        {children}
        {unwritten.fields > 0 ? <p>{m.session_detail_stays_in_field()}</p> : null}
        {waiting > 0 ? (
          <p>{m.access_unsent()}</p>
        ) : couldWrite && unwritten.fields === 0 ? (
          <p>{m.access_all_sent()}</p>
        ) : null}
        {couldWrite ? <p>{m.access_typed_after()}</p> : null}
      </Notice>
    </div>
  )
}

/** Whether the focus is nowhere (the editor that had it is gone) or in something that takes no more words. */
function hasJustLostItsText(active: Element | null): boolean {
  if (active === null || active === document.body) return true
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return active.readOnly
  return active instanceof HTMLElement && active.isContentEditable
}

/** An owner took it off the server. It stays on this device, and goes back only when an owner says so. */
function Deleted({ status }: { status: Status }) {
  return (
    <Stopped title={m.access_gone_title()} status={status} actions={<Bring again words={m.access_gone_restore()} />}>
      <p>{m.access_gone_text()}</p>
    </Stopped>
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
    <Stopped
      title={m.access_lost_title()}
      status={status}
      actions={status.couldWrite ? null : <Bring words={m.access_lost_bring()} />}
    >
      <p>{m.access_lost_text()}</p>
    </Stopped>
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
  const [isLoading, setLoading] = useState(false)
  const reload = () => {
    setLoading(true)
    void loadAnew()
  }
  return (
    <>
      <SaveAsFile />
      {mayReload ? (
        <Button small kind="quiet" isDisabled={isLoading} onPress={reload}>
          {isLoading ? m.ui_loading() : m.ui_reload()}
        </Button>
      ) : null}
    </>
  )
}
