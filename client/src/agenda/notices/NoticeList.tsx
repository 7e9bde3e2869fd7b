import { useEffect, useRef } from 'react'
import { ThrownAway } from '../../start/ThrownAway.tsx'
import { useNotices, useReadOnly, useStatus } from '../desk/reading.ts'
import { keepCaretClear } from './keepCaretClear.ts'
import './Notices.css'
import { OneNotice } from './OneNotice.tsx'
import { Trouble } from './Trouble.tsx'
import { TypedBefore } from './TypedBefore.tsx'

/** Why one can't write, what is the matter with where the work is kept, and what happened to it, each with what one can do. */
export default function NoticeList() {
  const readOnly = useReadOnly()
  const status = useStatus()
  const notices = useNotices()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => (list.current === null ? undefined : keepCaretClear(list.current)), [])
  return (
    <div ref={list} className="notices lea-no-print">
      <Trouble readOnly={readOnly} status={status} />
      <ThrownAway on="agenda" />
      {notices.map((notice) => (notice.kind === 'typedBefore' ? null : <OneNotice key={notice.id} notice={notice} />))}
      <TypedBefore notices={notices.filter((notice) => notice.kind === 'typedBefore')} />
    </div>
  )
}
