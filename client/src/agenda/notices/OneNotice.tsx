import { clientOfDeletion, readSignatures } from '@lea/agenda'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useKnownAuthors } from '../../access/useAuthors.ts'
import { m } from '../../paraglide/messages.js'
import type { Notice as AnyNotice } from '../../session/notice.ts'
import { noticeToWords } from '../../session/noticeWords.ts'
import { shownBlock } from '../../session/place.ts'
import { titleAround } from '../../session/watch.ts'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { Notice } from '../../ui/Notice.tsx'
import { refusalText } from '../../ui/refusalText.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useTitle } from '../desk/reading.ts'

/** Words that were typed before have a notice of their own. */
type SessionNotice = Exclude<AnyNotice, { kind: 'typedBefore' }>

/** One thing that happened, with what one can do about it. */
export function OneNotice({ notice }: { notice: SessionNotice }) {
  if (notice.kind === 'deletedWhileEditing') return <Deleted notice={notice} />
  if (notice.kind === 'rescued' && notice.by === null && notice.client !== undefined) return <Rescued notice={notice} />
  if (notice.kind === 'titleOfTwo') return <TitleOfTwo notice={notice} />
  return <Told notice={notice} />
}

/** Who wrote beside the text that went down may be known only after it did: when they are seen here, or the server is asked. */
function Rescued({ notice }: { notice: Extract<SessionNotice, { kind: 'rescued' | 'titleOfTwo' }> }) {
  const { session } = useOpenAgenda()
  const nameOf = useKnownAuthors()
  const people = useSyncExternalStore(session.subscribePeople, session.people)
  const [met, setMet] = useState<ReadonlyMap<number, string>>(new Map())
  useEffect(() => {
    session.lastVisit.then(
      (visit) => setMet(visit.names()),
      (error: unknown) => console.info('Whom one met is not known', error),
    )
  }, [session])
  const { client } = notice
  if (client === undefined) return <Told notice={notice} />
  const seen = people.find(({ clientId }) => clientId === client)?.name ?? met.get(client) ?? ''
  const said = readSignatures(session.doc).get(client) ?? seen
  return <Told notice={{ ...notice, by: nameOf?.({ client, said }) || seen || null }} />
}

/** With the title as it is by now: they may be typing on, or have made one of the two. */
function TitleOfTwo({ notice }: { notice: Extract<SessionNotice, { kind: 'titleOfTwo' }> }) {
  return <Rescued notice={{ ...notice, title: useTitle(notice.block) ?? '' }} />
}

/** Who deleted it is told as far as the server knows, not by the word of who did. */
function Deleted({ notice }: { notice: Extract<SessionNotice, { kind: 'deletedWhileEditing' }> }) {
  const { doc } = useOpenAgenda().session
  const nameOf = useKnownAuthors()
  const by = nameOf?.({ client: clientOfDeletion(doc, notice.block), said: notice.by }) ?? ''
  return <Told notice={{ ...notice, by }} />
}

function Told({ notice }: { notice: SessionNotice }) {
  const { session, work, desk } = useOpenAgenda()
  const named = 'title' in notice ? { ...notice, title: clipped(notice.title) } : notice
  const { text, more, action } = noticeToWords(named)
  const rescuedFrom = notice.kind === 'rescued' ? clipped(titleAround(session.doc, notice.block)) : ''
  const restore = () => {
    if (notice.kind === 'changedSince') {
      session.dismissNotice(notice.id)
      return desk.openDialog({ name: 'changes' })
    }
    if (notice.kind === 'titleOfTwo') {
      session.dismissNotice(notice.id)
      // the name of an amount or a seat is changed where it stands
      const block = shownBlock(session.doc, notice.block)
      return work.goTo(block === notice.block ? { block, part: 'title', at: 'end' } : { block, part: null })
    }
    const outcome = session.restore(notice.id)
    if (!outcome.ok) return work.voice.refuse(refusalText(outcome.refusal))
    work.voice.say(m.agenda_said_brought_back())
    if ('block' in notice && notice.block !== null) work.goTo({ block: notice.block, part: null })
  }
  return (
    <Notice
      isLive
      kind={notice.kind === 'changedSince' ? 'info' : 'warning'}
      title={text}
      onClose={() => session.dismissNotice(notice.id)}
      actions={
        action === null ? undefined : (
          <Button small onPress={restore}>
            {action}
          </Button>
        )
      }
    >
      {more === undefined ? null : <p>{more}</p>}
      {rescuedFrom === '' ? null : <p>{m.session_notice_rescued_from({ title: rescuedFrom })}</p>}
    </Notice>
  )
}
