import type { Database, FieldDraft } from './database.ts'
import { placeOfDraft } from './fieldDrafts.ts'
import { findEntries } from './lastWords.ts'

/** What was found of the drafts of an agenda. */
export type FoundDrafts = {
  /** The oldest first. Of one in both places the latest counts. */
  drafts: FieldDraft[]
  /** Of which there is no whole copy: their id, and what was found. */
  damaged: { id: string; found: unknown }[]
}

type Found = { id: string; found: unknown }

/** The drafts of an agenda in this browser, of all tabs and visits. */
export async function findDrafts(database: Database, agenda: string): Promise<FoundDrafts> {
  const found = [...(await storedDrafts(database, agenda)), ...localDrafts(database, agenda)]
  const drafts = new Map<string, FieldDraft>()
  for (const { id, found: draft } of found) {
    const known = drafts.get(id)
    if (isWhole(draft) && (!known || known.at < draft.at)) drafts.set(id, draft)
  }
  const damaged = new Map(found.filter(({ id }) => !drafts.has(id)).map((each) => [each.id, each]))
  return { drafts: [...drafts.values()].sort((one, other) => one.at - other.at), damaged: [...damaged.values()] }
}

function isWhole(found: unknown): found is FieldDraft {
  if (typeof found !== 'object' || found === null) return false
  const { id, agenda, tab, block, field, words, seen, at } = found as { [Key in keyof FieldDraft]?: unknown }
  return (
    [id, agenda, tab, field, words].every((word) => typeof word === 'string') &&
    (block === null || typeof block === 'string') &&
    Array.isArray(seen) &&
    seen.every((entry) => typeof entry === 'object' && entry !== null) &&
    typeof at === 'number'
  )
}

async function storedDrafts(database: Database, agenda: string): Promise<Found[]> {
  try {
    const rows = await database.drafts.where('agenda').equals(agenda).toArray()
    return rows.map((row) => ({ id: row.id, found: row }))
  } catch (error) {
    console.warn('Drafts are read from localStorage only', error)
    return []
  }
}

function localDrafts(database: Database, agenda: string): Found[] {
  return findEntries(placeOfDraft(database, `${agenda}:`)).map(({ key, value }) => {
    const id = key.slice(placeOfDraft(database, '').length)
    try {
      return { id, found: JSON.parse(value) as unknown }
    } catch (error) {
      console.error('A draft can not be read', error)
      return { id, found: value }
    }
  })
}
