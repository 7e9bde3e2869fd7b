import type { Database, FieldDraft } from './database.ts'
import { storage } from './lastWords.ts'

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
    console.warn('A draft is in localStorage only', error)
  }
}

function keepLocally(database: Database, draft: FieldDraft): boolean {
  try {
    const place = storage()
    place?.setItem(placeOfDraft(database, draft.id), JSON.stringify(draft))
    return place !== null
  } catch (error) {
    // no room in this place: the other one is being asked
    console.warn('A draft is in the database only', error)
    return false
  }
}

/** Lets go of a draft: it is part of the agenda now and stored, or somebody gave it up. */
export async function forgetDraft(database: Database, id: string): Promise<void> {
  storage()?.removeItem(placeOfDraft(database, id))
  await database.drafts.delete(id)
}

/** Where a draft stands in localStorage. */
export function placeOfDraft(database: Database, id: string): string {
  return `${database.name}:draft:${id}`
}
