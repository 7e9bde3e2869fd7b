import { keepAside, setNoticesAside, setStraysAside } from '../device/aside.ts'
import type { KeptNotice } from '../device/database.ts'
import { forgetDraft } from '../device/fieldDrafts.ts'
import type { FoundDrafts } from '../device/foundDrafts.ts'
import { deletionOf } from './deletions.ts'
import type { Notice } from './notice.ts'
import { indexByTable, type Recalling } from './recall.ts'
import { isInTray } from './watch.ts'

type Kept = Extract<Notice, { kind: KeptNotice['kind'] }>

/**
 * Puts up again what earlier visits left: rescued text, and blocks that were deleted under one's hands. A row that is neither is
 * set aside, as is what no agenda would ever find.
 */
export async function recallNotices(recalling: Recalling): Promise<void> {
  const { agendaId, database, notices, store } = recalling
  for (const [name, index] of Object.entries(indexByTable)) await setStraysAside(database, agendaId, name, index)
  const { kept, damaged } = await readKept(recalling)
  await setNoticesAside(database, agendaId, damaged)
  for (const notice of kept) {
    if (notices.wasRemoved(notice.id)) continue
    if (notice.kind === 'deletedWhileEditing') putUpIfDeleted(recalling, notice)
    // two tabs that were open side by side have rescued the same
    else if (isInTray(notices, notice)) await database.rescued.delete(notice.id)
    else notices.put(notice)
  }
  await store.countDamage()
}

/**
 * Once the relay has brought what it has: the deletion that a notice tells of may not have been stored with it. With a relay that
 * has answered, a block that lives is back, and the notice is let go of.
 */
export async function recallDeletions(recalling: Recalling, isAnswered: boolean): Promise<void> {
  const { database, notices } = recalling
  for (const notice of (await readKept(recalling)).kept) {
    // what stands there is read before it is gone, should somebody close it now
    if (notice.kind === 'rescued' || notices.find(notice.id) || notices.wasRemoved(notice.id)) continue
    if (!putUpIfDeleted(recalling, notice) && isAnswered) await database.rescued.delete(notice.id)
  }
}

/** Drafts of which there is no whole copy: nobody can be shown what stood in them. */
export async function setDraftsAside(
  { agendaId, database, store }: Recalling,
  damaged: FoundDrafts['damaged'],
): Promise<void> {
  for (const { id, found } of damaged) {
    await keepAside(database, agendaId, [found])
    await forgetDraft(database, id)
  }
  await store.countDamage()
}

function putUpIfDeleted({ doc, notices }: Recalling, notice: Extract<Kept, { kind: 'deletedWhileEditing' }>): boolean {
  const isDeleted = deletionOf(doc, notice.block)?.group === notice.group
  if (isDeleted) notices.put(notice)
  return isDeleted
}

async function readKept({ agendaId, database }: Recalling): Promise<{ kept: Kept[]; damaged: KeptNotice[] }> {
  const rows = await database.rescued.where('agenda').equals(agendaId).toArray()
  const damaged: KeptNotice[] = []
  const kept = rows.flatMap((row) => {
    const notice = rowToNotice(row)
    if (!notice) damaged.push(row)
    return notice ?? []
  })
  return { kept, damaged }
}

/** A row as a notice, when all that it needs is whole. */
function rowToNotice(row: { [Key in keyof KeptNotice]?: unknown }): Kept | undefined {
  const { id, kind, block, text, title, group, count, by, client } = row
  const words = (found: unknown) => (typeof found === 'string' ? found : '')
  if (typeof id !== 'string') return undefined
  if (kind === 'deletedWhileEditing') {
    if (typeof block !== 'string' || typeof group !== 'string') return undefined
    const isPart = row.isPart === true
    return { id, kind, block, title: words(title), isPart, count: Number(count) || 1, group, by: words(by) }
  }
  if (typeof text !== 'string') return undefined
  const writer = typeof client === 'number' ? { client } : {}
  return { id, kind: 'rescued', block: words(block) || null, text, by: words(by) || null, ...writer }
}
