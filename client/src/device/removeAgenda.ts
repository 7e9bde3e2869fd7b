import type { Database } from './database.ts'
import { forgetDraft } from './fieldDrafts.ts'
import { findDrafts } from './foundDrafts.ts'
import { findLastWords, forget, placeOfLastWords } from './lastWords.ts'
import { onceClosed } from './whileClosed.ts'

/** Takes an agenda off this device, as `removeAgenda` does, unless a tab has it open or is sending it for long; answers that, or null. */
export function removeClosedAgenda(database: Database, id: string): Promise<'openInTab' | 'isBeingSent' | null> {
  return onceClosed(database.name, id, () => removeAgenda(database, id))
}

/** Takes an agenda off this device, with everything that was stored of it here. The relay's copy stays. */
export async function removeAgenda(database: Database, id: string): Promise<void> {
  const { agendas, updates, damaged, rescued, relay, visits, visitStates } = database
  await database.transaction('rw', [agendas, updates, damaged, rescued, relay, visits, visitStates], async () => {
    await agendas.delete(id)
    await relay.delete(id)
    await damaged.where('agenda').equals(id).delete()
    await rescued.where('agenda').equals(id).delete()
    await visits.delete(id)
    await visitStates.where('agenda').equals(id).delete()
    await database.rowsOf(id).delete()
  })
  const found = await findDrafts(database, id)
  for (const draft of [...found.drafts, ...found.damaged]) await forgetDraft(database, draft.id)
  for (const { entry } of findLastWords(placeOfLastWords(database.name, id))) forget(entry)
}
