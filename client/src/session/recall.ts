import type * as Y from 'yjs'
import type { Database } from '../device/database.ts'
import { findDrafts } from '../device/foundDrafts.ts'
import type { AgendaStore } from '../device/updateStore.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import type { recallDrafts } from './recallDrafts.ts'

export type Recalling = {
  agendaId: string
  doc: Y.Doc
  database: Database
  store: Pick<AgendaStore, 'countDamage'>
  notices: NoticeBoard
}

/**
 * Brings up what earlier visits left, behind the first picture: notices that nobody closed, and, once the relay has answered, what
 * was being typed in fields. `session`: where those words go.
 */
export async function recall(
  recalling: Recalling,
  session: Parameters<typeof recallDrafts>[0],
  /** Resolves when the relay has given what it has, or can't; answers whether it has. */
  answered: Promise<boolean>,
): Promise<void> {
  const left = (await isAnythingLeft(recalling)) ? await import('./recallNotices.ts') : null
  await left?.recallNotices(recalling)
  const isAnswered = await answered
  await left?.recallDeletions(recalling, isAnswered)
  const { drafts, damaged } = await findDrafts(recalling.database, recalling.agendaId)
  if (drafts.length > 0) {
    const { recallDrafts, putUp } = await import('./recallDrafts.ts')
    putUp(session, recalling.notices, await recallDrafts(session, drafts))
  }
  if (damaged.length > 0) await (await import('./recallNotices.ts')).setDraftsAside(recalling, damaged)
}

/** Where an agenda finds what is its own. */
export const indexByTable = { updates: '[agenda+id]', rescued: 'agenda', drafts: 'agenda' }

/** Mostly nothing is: then what brings it up isn't fetched. A row that no index has lost its agenda, and nobody would find it. */
async function isAnythingLeft({ database, agendaId: agenda }: Recalling): Promise<boolean> {
  const counts = [database.rescued.where({ agenda }).count(), database.damaged.where({ agenda }).count()]
  const strays = Object.entries(indexByTable).map(async ([name, index]) => {
    const table = database.table(name)
    return (await table.count()) - (await table.orderBy(index).count())
  })
  return (await Promise.all([...counts, ...strays])).some((count) => count > 0)
}
