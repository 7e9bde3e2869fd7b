import { type Entry, isEqualValue } from '@lea/agenda'
import type { FieldDraft } from '../device/database.ts'
import { readOpenVisits } from '../device/openVisits.ts'
import { entriesOf, isAmong, writeDraft } from './drafts.ts'
import type { Notice } from './notice.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import type { RunningSession } from './runningSession.ts'

type Recalling = Pick<RunningSession, 'doc' | 'writer' | 'run' | 'readOnly' | 'drafts' | 'subscribeStatus'>

/**
 * Puts back what was being typed in fields when a page died: in the field, when it still holds what it held then. What
 * is left is answered as notices: words whose field was changed since, or that it can't hold; the latter stand in it again,
 * as somebody left them there. Drafts of a visit that goes on in another tab are left to that tab.
 *
 * At once: a colleague's change that hasn't arrived yet stands beside the words when it does.
 */
export async function recallDrafts(session: Recalling, found: readonly FieldDraft[]): Promise<Notice[]> {
  if (found.length === 0) return []
  const isOpen = await readOpenVisits(session.drafts.database, session.writer.deviceId)
  const left = found.filter((draft) => !session.drafts.isOwn(draft) && !isOpen(draft))
  return left.flatMap((draft) => recall(session, draft) ?? [])
}

/** null: the words are in the document. */
function recall(session: Recalling, draft: FieldDraft): Notice | null {
  const { doc, drafts } = session
  const now = entriesOf(doc, draft)
  const [settled] = now
  const isThere = draft.value !== undefined && now.length === 1 && isEqualValue(settled?.value ?? null, draft.value)
  const isWritten =
    isThere || (isSame(now, draft.seen) && session.run((_, writer) => writeDraft(doc, writer, draft)).ok)
  if (isWritten) {
    drafts.settleId(draft.id)
    return null
  }
  // what one types in it on this visit is the later word
  const mayStandThere = draft.value === undefined && isSame(now, draft.seen) && !drafts.holds(draft)
  const id = mayStandThere ? adopt(drafts, draft) : draft.id
  return { id, kind: 'typedBefore', draft }
}

/**
 * Words of an earlier visit that their field can't hold stand in it again, as if they were typed on this one. Answers
 * the id under which they are kept now.
 */
function adopt(drafts: RunningSession['drafts'], draft: FieldDraft): string {
  const { words, seen } = draft
  drafts.leave(draft, { words, seen })
  void drafts.keep(draft, { words, value: undefined, seen }).then((isKept) => {
    if (isKept) drafts.forget(draft.id)
  })
  return drafts.idOf(draft)
}

/**
 * Puts the notices up. One of words that stand in their field goes when they don't any more: they were written, others took
 * their place, or they were given up.
 */
export function putUp(session: Recalling, notices: NoticeBoard, found: readonly Notice[]): void {
  for (const notice of found) {
    notices.put(notice)
    if (notice.kind !== 'typedBefore' || session.drafts.left(notice.draft) === null) continue
    const stop = session.subscribeStatus(() => {
      if (session.drafts.left(notice.draft) !== null) return
      stop()
      notices.remove(notice.id)
    })
  }
}

/** Whether a field still holds the values that were seen in it. */
function isSame(now: readonly Entry[], seen: readonly Entry[]): boolean {
  return now.length === seen.length && now.every(isAmong(seen))
}
