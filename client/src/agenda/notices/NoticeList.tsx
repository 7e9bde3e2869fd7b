import type { Notice as SessionNotice } from '../../session/notice.ts'
import type { ReadOnly } from '../../session/session.ts'
import type { Status } from '../../session/status.ts'
import OneNotice from './OneNotice.tsx'
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
