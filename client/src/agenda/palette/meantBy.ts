import { bare, SearchIndex, standsEverywhere } from './search/SearchIndex.ts'

type Named = { id: string; label: string; also?: string; isRare?: boolean }

/**
 * The pages and commands that a query is for: every word of it begins a word of their name, or of the other words for them. When there is
 * none, those that it would be for without its articles ('maak een actie'), with other spaces ('jaar plan'), or but for a typo, as in the
 * text of the agenda. Whole words come before beginnings, and what is rare last. Without a query all but the rare ones.
 */
export function meantBy<T extends Named>(query: string, targets: readonly T[]): readonly T[] {
  const wanted = wordsIn(query)
  if (wanted.length === 0) return targets.filter(({ isRare }) => isRare !== true)
  const telling = wanted.filter((word) => !standsEverywhere(word))
  for (const asked of [wanted, telling]) {
    const meant = asked.length === 0 ? [] : targets.filter((target) => begins(asked, wordsOf(target)))
    if (meant.length > 0) return bestFirst(asked, meant)
  }
  const joined = targets.filter((target) => beginsJoined(telling, joinedWordsOf(target)))
  return joined.length > 0 ? joined : nearlyMeantBy(query, targets)
}

/** Whether a query of several words names this by whole words, but for the last, which may still be being typed: 'nieuwe act'. */
export function isNamedBy(query: string, target: Named): boolean {
  const wanted = wordsIn(query).filter((word) => !standsEverywhere(word))
  const words = wordsOf(target)
  return wanted.length > 1 && begins(wanted, words) && wanted.slice(0, -1).every((each) => words.includes(each))
}

function begins(wanted: readonly string[], words: readonly string[]): boolean {
  return wanted.every((each) => words.some((word) => word.startsWith(each)))
}

/** Whether the words, some of them joined to the next, each begin one: 'nieuwe focus doel'. */
function beginsJoined([first, ...rest]: readonly string[], words: readonly string[]): boolean {
  if (first === undefined) return false
  const isThere = words.some((word) => word.startsWith(first))
  if (isThere && (rest.length === 0 || beginsJoined(rest, words))) return true
  const [second, ...others] = rest
  return second !== undefined && beginsJoined([first + second, ...others], words)
}

function bestFirst<T extends Named>(wanted: readonly string[], targets: readonly T[]): readonly T[] {
  const rank = (target: T) => {
    const words = wordsOf(target)
    return 2 * wanted.filter((each) => !words.includes(each)).length + (target.isRare === true ? 1 : 0)
  }
  return [...targets].sort((one, other) => rank(one) - rank(other))
}

function wordsOf({ label, also = '' }: Named): string[] {
  return wordsIn(`${label}, ${also}`)
}

/** Of each name what is left from each of its words on, without spaces: 'watiserveranderd', 'iserveranderd', ... */
function joinedWordsOf({ label, also = '' }: Named): string[] {
  return [label, ...also.split(',')].flatMap((name) => {
    const words = wordsIn(name)
    return words.map((_, at) => words.slice(at).join(''))
  })
}

function wordsIn(text: string): string[] {
  return bare(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function nearlyMeantBy<T extends Named>(query: string, targets: readonly T[]): readonly T[] {
  const index = new SearchIndex()
  index.put(targets.map(({ id, label, also = '' }) => ({ id, title: label, body: also, fields: '', kind: '' })))
  return index.find(query, targets.length).flatMap(({ id }) => targets.find((target) => target.id === id) ?? [])
}
