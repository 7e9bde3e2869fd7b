import { m } from '../../paraglide/messages.js'
import type { Notice as SessionNotice } from '../../session/notice.ts'
import { noticeToWords } from '../../session/noticeWords.ts'
import type { ReadOnly } from '../../session/session.ts'
import type { Status } from '../../session/status.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { refusalText } from '../../ui/refusalText.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { Trouble } from './Trouble.tsx'

/** Why one can't write, what is the matter with where the work is kept, and what happened to it. */
export default function NoticeList({
  readOnly,
  status,
  notices,
}: {
  readOnly: ReadOnly | null
  status: Status
  notices: readonly SessionNotice[]
}) {
  return (
    <>
      <Trouble readOnly={readOnly} status={status} />
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </>
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
