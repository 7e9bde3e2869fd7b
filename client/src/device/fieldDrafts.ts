import type { Database, FieldDraft } from './database.ts'
import { findEntries, storage } from './lastWords.ts'

/**
 * Words on their way into a field, kept on each key in two places. localStorage takes them before the page can go, also
 * when the database is full; but a browser that is killed loses what it took in the last seconds, and the database
 * doesn't. Rejects when neither takes them.
 */
export async function keepDraft(database: Database, draft: FieldDraft): Promise<void> {
  const isHere = keepLocally(database, draft)
  try {
    await database.drafts.put(draft)
  } catch (error) {
    if (!isHere) throw error
    console.warn('Words of a field are kept in localStorage only', error)
  }
}

function keepLocally(database: Database, draft: FieldDraft): boolean {
  try {
    const place = storage()
    place?.setItem(keyOf(database, draft.id), JSON.stringify(draft))
    return place !== null
  } catch (error) {
    // no room in this place: the other one is being asked
    console.warn('Words of a field are kept in the database only', error)
    return false
  }
}

/** The drafts of an agenda in this browser, of all tabs and visits, the oldest first. Of one in both places the latest counts. */
export async function findDrafts(database: Database, agenda: string): Promise<FieldDraft[]> {
  const drafts = new Map<string, FieldDraft>()
  for (const draft of [...(await storedDrafts(database, agenda)), ...localDrafts(database, agenda)]) {
    const known = drafts.get(draft.id)
    if (!known || known.at < draft.at) drafts.set(draft.id, draft)
  }
  return [...drafts.values()].sort((one, other) => one.at - other.at)
}

/** Lets go of a draft: it is part of the agenda now and stored, or somebody gave it up. */
export async function forgetDraft(database: Database, id: string): Promise<void> {
  storage()?.removeItem(keyOf(database, id))
  await database.drafts.delete(id)
}

async function storedDrafts(database: Database, agenda: string): Promise<FieldDraft[]> {
  try {
    return await database.drafts.where('agenda').equals(agenda).toArray()
  } catch (error) {
    console.warn('Drafts are read from localStorage only', error)
    return []
  }
}

function localDrafts(database: Database, agenda: string): FieldDraft[] {
  return findEntries(keyOf(database, `${agenda}:`)).flatMap(({ value }) => {
    try {
      return [JSON.parse(value) as FieldDraft]
    } catch (error) {
      console.error('A draft can not be read', error)
      return []
    }
  })
}

function keyOf(database: Database, id: string): string {
  return `${database.name}:draft:${id}`
}
