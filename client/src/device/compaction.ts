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
    // what is typed meanwhile waits for each answer: as few as can be, however many rows there are
    const [there, found] = await Promise.all([countRows(database, agenda, rows), database.relay.get(agenda)])
    // compacted, or removed, by another tab meanwhile
    if (there !== rows.length) return 0
    const known = wholeKnowledge(found)
    const confirmedRow = known?.confirmedRow ?? 0
    const [changes, clients] = [changesIn(applied, confirmedRow), clientsIn(applied, confirmedRow)]
    const places = placesIn(applied, confirmedRow)
    const [last] = await Promise.all([
      database.updates.bulkAdd(compacted.map((row) => ({ ...row, changes, clients, places }))),
      database.updates.bulkDelete(ids),
    ])
    // all that is in it was confirmed, or came from the relay
    if (known && changes === 0 && ids.length === rows.length) await database.relay.put({ ...known, confirmedRow: last })
    return applied.length
  })
}

/** How many rows an agenda has from the first of these to the last: as many as these, as long as all of them are there, for new ones come behind. */
function countRows(database: Database, agenda: string, rows: readonly { id: number }[]): Promise<number> {
  const [first, last] = [rows.at(0)?.id, rows.at(-1)?.id]
  return database.updates.where('[agenda+id]').between([agenda, first], [agenda, last], true, true).count()
}
