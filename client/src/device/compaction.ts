import { newAgendaDoc } from '@lea/agenda'
import * as Y from 'yjs'
import type { Database } from './database.ts'
import { changesIn, clientsIn, placesIn, wholeKnowledge } from './relayKnowledge.ts'
import { applyRows, findRows, updatesToRows } from './rows.ts'

/** So many rows are read at once: while they are, what a tab stores waits. */
const readAtOnce = 100

/**
 * Takes the stored rows of an agenda together into one. Reads them a few at a time, beside whatever tabs store meanwhile, and
 * only then, in one transaction, adds the row and deletes those that are in it: nothing that somebody types waits for the work
 * in between. Rows that can't be applied stay, and so does all of it when another tab was first. Answers how many went into one.
 */
export async function compactAgenda(database: Database, agenda: string): Promise<number> {
  const rows: Awaited<ReturnType<typeof findRows>> = []
  for (let more = true; more; ) {
    const next = await findRows(database, agenda, rows.at(-1)?.id ?? 0, readAtOnce)
    rows.push(...next)
    more = next.length === readAtOnce
  }
  const doc = newAgendaDoc()
  const damaged = new Set(applyRows(doc, rows, null))
  const applied = rows.filter((row) => !damaged.has(row))
  const compacted = applied.length < 2 ? [] : updatesToRows(agenda, [Y.encodeStateAsUpdate(doc)])
  doc.destroy()
  if (compacted.length === 0) return 0
  const ids = applied.map(({ id }) => id)
  return database.transaction('rw', database.updates, database.relay, async () => {
    const there = await database.updates.where(':id').anyOf(ids).count()
    // compacted, or removed, by another tab meanwhile
    if (there !== ids.length) return 0
    const known = wholeKnowledge(await database.relay.get(agenda))
    const confirmedRow = known?.confirmedRow ?? 0
    const [changes, clients] = [changesIn(applied, confirmedRow), clientsIn(applied, confirmedRow)]
    const places = placesIn(applied, confirmedRow)
    const last = await database.updates.bulkAdd(compacted.map((row) => ({ ...row, changes, clients, places })))
    await database.updates.bulkDelete(ids)
    // all that is in it was confirmed, or came from the relay
    if (known && changes === 0 && ids.length === rows.length) await database.relay.put({ ...known, confirmedRow: last })
    return applied.length
  })
}
