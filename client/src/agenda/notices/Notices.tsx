import { lazyPart } from '../../ui/lazyPart.tsx'
import { useNotices, useReadOnly, useStatus } from '../desk/reading.ts'
import './Notices.css'

/** Fetched when there is something to tell, and early: it must be there without a line. */
export const NoticeList = lazyPart(() => import('./NoticeList.tsx'))

/** What happened to one's work and what is the matter with the agenda, above the text, each with what one can do. */
export function Notices() {
  const readOnly = useReadOnly()
  const status = useStatus()
  const notices = useNotices()
  const isTrouble = status.word === 'notSaved' || status.word === 'refused' || typeof status.device === 'object'
  return (
    <div className="notices lea-no-print">
      {isTrouble || readOnly !== null || notices.length > 0 ? (
        <NoticeList readOnly={readOnly} status={status} notices={notices} />
      ) : null}
    </div>
  )
}
