import { m } from '../../paraglide/messages.js'
import { readOnlyToWords, statusLabel } from '../../session/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusDetails } from '../../ui/statusDetailsPart.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda, useNotices, useReadOnly, useStatus } from '../desk/reading.ts'
import { latestWords } from '../texts/latest.ts'
import { saveFile } from '../work/saveFile.ts'
import { isTrouble } from './isTrouble.ts'
import { OneNotice } from './OneNotice.tsx'
import './Notices.css'

/** What happened to one's work and what is the matter with the agenda, above the text, each with what one can do. */
export default function NoticeList() {
  const readOnly = useReadOnly()
  const notices = useNotices()
  return (
    <div className="notices lea-no-print">
      {readOnly === null ? null : (
        <Notice isLive kind="warning" title={m.agenda_read_only()} actions={<WayOut mayReload />}>
          <p>{readOnlyToWords(readOnly)}</p>
        </Notice>
      )}
      <Trouble />
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

/** The relay refuses, or this device stores nothing: more than the pill can say. */
function Trouble() {
  const status = useStatus()
  if (!isTrouble(status)) return null
  return (
    <Notice
      isLive
      kind={status.word === 'notSaved' ? 'negative' : 'warning'}
      title={statusLabel(status)}
      actions={<WayOut mayReload={status.word !== 'notSaved'} />}
    >
      <StatusDetails status={status} />
    </Notice>
  )
}

/** `mayReload`: not while this window holds what is nowhere else. */
function WayOut({ mayReload }: { mayReload: boolean }) {
  const { session } = useOpenAgenda()
  const { title } = useAgenda()
  return (
    <>
      <Button small onPress={() => saveFile(`${latestWords(title) || 'agenda'}.lea`, session.saveAsFile())}>
        {m.ui_save_as_file()}
      </Button>
      {mayReload ? (
        <Button small kind="quiet" onPress={() => window.location.reload()}>
          {m.ui_reload()}
        </Button>
      ) : null}
    </>
  )
}
