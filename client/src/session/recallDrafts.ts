import { blocksOf, type Entry, isEqualValue, readAgendaField, readBlock, readField } from '@lea/agenda'
import type * as Y from 'yjs'
import type { FieldDraft } from '../device/database.ts'
import { readOpenTabs } from '../device/openTabs.ts'
import { isSame, writeDraft } from './drafts.ts'
import type { Notice } from './notice.ts'
import type { RunningSession } from './runningSession.ts'

type Recalling = Pick<RunningSession, 'doc' | 'writer' | 'run' | 'readOnly' | 'drafts'>

/**
 * Puts back what was being typed in fields when a page died: in the field, when it still holds what it held then. What
 * is left is answered as notices: words whose field was changed since, or that it can't hold; the latter stand in it again,
 * as somebody left them there. Drafts of a tab that is still open are left to that tab.
 *
 * At once: a colleague's change that hasn't arrived yet stands beside the words when it does.
 */
export async function recallDrafts(session: Recalling, found: readonly FieldDraft[]): Promise<Notice[]> {
  if (found.length === 0) return []
  const open = new Set(await readOpenTabs())
  // its own tab is open, and what that left on an earlier visit is left over all the same
  open.delete(session.writer.deviceId)
  const left = found.filter((draft) => !session.drafts.isOwn(draft) && !open.has(draft.tab))
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
  const title = draft.block === null ? '' : (readBlock(doc, draft.block)?.title ?? '')
  const id = draft.value === undefined && isSame(now, draft.seen) ? drafts.adopt(draft) : draft.id
  return { id, kind: 'typedBefore', draft, title }
}

function entriesOf(doc: Y.Doc, { block, field }: FieldDraft): Entry[] {
  if (block === null) return readAgendaField(doc, field)
  const found = blocksOf(doc).get(block)
  return found ? readField(found, field) : []
}
