import { bare, SearchIndex } from './search/SearchIndex.ts'

type Named = { id: string; label: string; also?: string; isRare?: boolean }

/**
 * The pages and commands that a query is for: every word of it begins a word of their name, or of the other words for them. When there is
 * none, those that it would be for but for a typo, as in the text of the agenda. Without a query all but the rare ones.
 */
export function meantBy<T extends Named>(query: string, targets: readonly T[]): readonly T[] {
  const wanted = bare(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return targets.filter(({ isRare }) => isRare !== true)
  const meant = targets.filter(({ label, also = '' }) => {
    const words = bare(`${label}, ${also}`).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
  return meant.length > 0 ? meant : nearlyMeantBy(query, targets)
}

function nearlyMeantBy<T extends Named>(query: string, targets: readonly T[]): readonly T[] {
  const index = new SearchIndex()
  index.put(targets.map(({ id, label, also = '' }) => ({ id, title: label, body: also, fields: '', kind: '' })))
  return index.find(query, targets.length).flatMap(({ id }) => targets.find((target) => target.id === id) ?? [])
}
