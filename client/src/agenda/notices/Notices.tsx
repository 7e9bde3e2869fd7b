import { m } from '../../paraglide/messages.js'
import type { Notice as SessionNotice } from '../../session/notice.ts'
import { noticeToWords } from '../../session/words.ts'
import { Button } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { refusalText } from '../../ui/refusalText.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useNotices, useReadOnly, useStatus } from '../desk/reading.ts'
import './Notices.css'

/** Fetched when something is the matter, and early: it must be there without a line. */
export const Trouble = lazyPart(() => import('./Trouble.tsx'))

/** What happened to one's work and what is the matter with the agenda, above the text, each with what one can do. */
export function Notices() {
  const readOnly = useReadOnly()
  const status = useStatus()
  const notices = useNotices()
  const isTrouble = status.word === 'notSaved' || status.word === 'refused' || typeof status.device === 'object'
  return (
    <div className="notices lea-no-print">
      {isTrouble || readOnly !== null ? <Trouble readOnly={readOnly} status={status} /> : null}
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function OneNotice({ notice }: { notice: SessionNotice }) {
  const { session, work } = useOpenAgenda()
  const { text, action } = noticeToWords(notice)
  const restore = () => {
    const outcome = session.restore(notice.id)
    if (!outcome.ok) return work.voice.refuse(refusalText(outcome.refusal))
    work.voice.say(m.agenda_said_brought_back())
    const block = blockOf(notice)
    if (block !== null) work.goTo({ block, part: null })
  }
  return (
    <Notice
      isLive
      kind="warning"
      title={text}
      onClose={() => session.dismissNotice(notice.id)}
      actions={
        action === null ? undefined : (
          <Button small onPress={restore}>
            {action}
          </Button>
        )
      }
    />
  )
}

function blockOf(notice: SessionNotice): string | null {
  if (notice.kind === 'damagedOnDevice') return null
  return notice.kind === 'typedBefore' ? notice.draft.block : notice.block
}
