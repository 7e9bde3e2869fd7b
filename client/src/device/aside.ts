import type { DamagedRow, Database } from './database.ts'

/** A row as it was found; undefined when it can't even be read. */
type Found = { id: number; row: { bytes?: unknown } | undefined }

/** Takes damaged rows out of the agenda's rows and keeps them as they were found. A row that can't even be read stays where it is. */
export async function setAside(database: Database, agenda: string, damaged: readonly Found[]): Promise<void> {
  const movable = damaged.filter(({ row }) => row !== undefined)
  if (movable.length === 0) return
  await database.transaction('rw', database.updates, database.damaged, async () => {
    await keepAside(
      database,
      agenda,
      movable.map(({ row }) => row?.bytes),
    )
    await database.updates.bulkDelete(movable.map(({ id }) => id))
  })
}

/** The same for what was kept for a person to read: texts that were rescued, deletions. */
export async function setNoticesAside(
  database: Database,
  agenda: string,
  rows: readonly { id: string }[],
): Promise<void> {
  const { rescued, damaged } = database
  await database.transaction('rw', rescued, damaged, async () => {
    await keepAside(database, agenda, rows)
    await rescued.bulkDelete(rows.map(({ id }) => id))
  })
}

/**
 * Sets aside the rows of a table of which nobody can tell to which agenda they belong, as they aren't in this index: no agenda
 * would ever find them. They are kept with the one that is being opened, whose notice then speaks of them.
 */
export async function setStraysAside(database: Database, agenda: string, name: string, index: string): Promise<void> {
  const table = database.table(name)
  await database.transaction('rw', table, database.damaged, async () => {
    const found = new Set(await table.orderBy(index).primaryKeys())
    const strays = (await table.toCollection().primaryKeys()).filter((key) => !found.has(key))
    await keepAside(database, agenda, await table.bulkGet(strays))
    await table.bulkDelete(strays)
  })
}

/** Keeps something as it was found, until somebody is told of it. */
export async function keepAside({ damaged }: Database, agenda: string, found: readonly unknown[]): Promise<void> {
  const foundAt = Date.now()
  await damaged.bulkAdd(found.map((bytes): Omit<DamagedRow, 'id'> => ({ agenda, bytes, foundAt })))
}

/** How many rows were put aside of which nobody has closed the notice: also on a visit that didn't get as far as showing one. */
export function countUntold(database: Database, agenda: string): Promise<number> {
  return untold(database, agenda).count()
}

/** Somebody has closed a notice that told of so many rows: those that were put aside first. */
export async function noteTold(database: Database, agenda: string, rows: number): Promise<void> {
  await untold(database, agenda).limit(rows).modify({ told: true })
}

function untold({ damaged }: Database, agenda: string) {
  return damaged
    .where('agenda')
    .equals(agenda)
    .filter(({ told }) => told !== true)
}
