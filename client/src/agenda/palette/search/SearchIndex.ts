import MiniSearch, { type Query, type SearchOptions } from 'minisearch'
import { typosInBeginning } from './beginsAlmost.ts'

/** One block as it is searched: its title, its text, the words of its fields, and what kind of block it is. */
export type SearchEntry = { id: string; title: string; body: string; fields: string; kind: string }

/** A block that was found, and the words of its own in which the query was found. */
export type Found = { id: string; words: readonly string[] }

/** Fewer letters tell nothing apart in a text. */
const shortest = 3

/** How many of the words that begin nearly so are looked for. */
const mostMeant = 40

/** Words that stand in nearly every text: beside others they tell nothing apart, and cost a look at every block. */
const everywhere: ReadonlySet<string> = new Set(
  'aan als bij dat de den der die dit een en er het hij in is met na naar niet of om onder ook op over te tot uit van voor wat we wij wordt worden zijn ze zich the a an and for of on or to with'.split(
    ' ',
  ),
)

/** Whether a bare word tells nothing apart beside others: 'een'. */
export function standsEverywhere(word: string): boolean {
  return everywhere.has(word)
}

/** Shorter parts stand in too many words by chance: 'aal' in 'betaald'. */
const shortestPart = 4

/** What stands before a part of a compound is a word itself ('zomer-school'), not a syllable ('to-taal'). */
const shortestBeforePart = 3

/** The words of one block, bare, as they follow each other: ' taal in de wijk '. */
type Lines = { title: string; rest: string; kind: string }

/**
 * Finds blocks by the words in them: by the beginning of a word, with a typo (a letter more, less or wrong in a word of four or
 * five letters, two in a longer one), and whatever the accents. All words of the query have to be there, but for those that stand
 * everywhere. A title counts most, the name of a kind ('focusdoel') least. Words before the last are taken as whole words first; beginnings of all words, and then typos, are
 * only looked for when nothing is found without: among all words of a large agenda that takes several times as long. Last come words of which
 * the beginning has a typo ('inspriatie' of 'inspiratiebijeenkomst').
 *
 * Where the words of the query stand together as they were typed comes first. A part of a longer word ('school' in 'zomerschool') comes
 * after all else, while there is room in the list. A sum is the same word however it is written: '32500', '32.500', '€ 32.500,00'.
 */
export class SearchIndex {
  readonly #index = new MiniSearch<SearchEntry>({
    fields: ['title', 'body', 'fields', 'kind'],
    tokenize: toWords,
    // the words are bare already
    processTerm: (term) => term || null,
    searchOptions: {
      boost: { title: 3, fields: 1.5, kind: 0.5 },
      combineWith: 'AND',
      prefix: true,
      weights: { prefix: 0.6, fuzzy: 0.25 },
    },
  })
  readonly #lines = new Map<string, Lines>()
  /** All words; one that no block has any more does no harm. */
  readonly #words = new Set<string>()

  /** Takes blocks in, also such as are in it already. */
  put(entries: readonly SearchEntry[]): void {
    for (const entry of entries) {
      if (this.#index.has(entry.id)) this.#index.replace(entry)
      else this.#index.add(entry)
      const { id, title, body, fields, kind } = entry
      const [ofTitle, ofRest, ofKind] = [toWords(title), toWords(`${body}\n${fields}`), toWords(kind)]
      for (const word of [...ofTitle, ...ofRest, ...ofKind]) this.#words.add(word)
      this.#lines.set(id, { title: toLine(ofTitle), rest: toLine(ofRest), kind: toLine(ofKind) })
    }
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.#index.has(id)) this.#index.discard(id)
      this.#lines.delete(id)
    }
  }

  /** The best first. */
  find(query: string, most: number): Found[] {
    const words = query.split(/\s+/).filter((word) => word !== '')
    const telling = words.filter((word) => isTelling(bare(word)))
    // one or two letters begin half of all words: beside others they wait for the next letter, alone they are for titles
    const asked = isSum(query) ? query.replace(/\s/g, '') : (telling.length > 0 ? telling : words).join(' ')
    const where = telling.length > 0 ? {} : { fields: ['title'] }
    // each step looks at many more words than the one before: it is only taken when that one found nothing
    let found = this.#search(asked, { ...where, prefix: isLast })
    if (found.length === 0 && telling.length > 1) found = this.#search(asked, where)
    if (telling.length > 0) {
      found = this.#wholeFirst(found, query)
      if (found.length < most) found = [...found, ...this.#insideWords(asked, found)]
    }
    if (found.length === 0) found = this.#search(asked, { ...where, fuzzy: allowedTypos })
    if (found.length === 0 && telling.length > 0) found = this.#nearlyBegun(asked)
    return found.slice(0, most)
  }

  /** What has a word that begins with each of the words of the query, as it is or with a typo in it. */
  #nearlyBegun(asked: string): Found[] {
    const queries: Query[] = []
    for (const part of toWords(asked).filter(Boolean)) {
      const most = typosInBegun(part)
      const meant: { word: string; typos: number }[] = []
      for (const word of this.#words) {
        const typos = typosInBeginning(part, word, most)
        if (typos <= most) meant.push({ word, typos })
      }
      if (meant.length === 0) return []
      meant.sort((one, other) => one.typos - other.typos)
      queries.push({ combineWith: 'OR', queries: meant.slice(0, mostMeant).map(({ word }) => word) })
    }
    return this.#search({ combineWith: 'AND', queries }, { prefix: false })
  }

  #search(asked: Query, how: SearchOptions): Found[] {
    return this.#index.search(asked, how).map(({ id, terms }) => ({ id, words: terms }))
  }

  /** Those in which the query stands as it was typed first: as the title, in the title, elsewhere, and while its last word is being typed. */
  #wholeFirst(found: readonly Found[], query: string): Found[] {
    const whole = toLine(toWords(query))
    const begun = whole.slice(0, -1)
    const ranks: Found[][] = [[], [], [], [], []]
    for (const result of found) {
      const { title = '', rest = '' } = this.#lines.get(result.id) ?? {}
      // who has not the beginning has not the whole
      const [inTitle, inRest] = [title.includes(begun), rest.includes(begun)]
      const rank = !(inTitle || inRest)
        ? 4
        : title === whole
          ? 0
          : inTitle && title.includes(whole)
            ? 1
            : inRest && rest.includes(whole)
              ? 2
              : 3
      ranks[rank]?.push(result)
    }
    return ranks.flat()
  }

  /** What has all words, of which one or more inside a longer word; in a title first. */
  #insideWords(asked: string, found: readonly Found[]): Found[] {
    const known = new Set(found.map(({ id }) => id))
    const parts = toWords(asked).filter(Boolean)
    // one look at all words that there are costs a tenth of one at all blocks
    const all = [...this.#words]
    if (!parts.every((part) => all.some((word) => word.includes(part)))) return []
    const [inTitle, elsewhere]: [Found[], Found[]] = [[], []]
    for (const [id, { title, rest, kind }] of this.#lines) {
      const words: string[] = []
      let isInTitle = false
      const hasAll = parts.every((part) => {
        const ofTitle = wordWith(title, part)
        const word = ofTitle ?? wordWith(rest, part) ?? wordWith(kind, part)
        if (word !== undefined) words.push(word)
        isInTitle ||= ofTitle !== undefined
        return word !== undefined
      })
      if (hasAll && !known.has(id)) (isInTitle ? inTitle : elsewhere).push({ id, words })
    }
    return [...inTitle, ...elsewhere]
  }
}

/** The first word that begins with a part, or has it behind another word. */
function wordWith(line: string, part: string): string | undefined {
  const isSought = part.length >= shortestPart && !isFigure(part)
  for (let at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + 1)) {
    const from = line.lastIndexOf(' ', at) + 1
    if (from === at || (isSought && at - from >= shortestBeforePart)) return line.slice(from, line.indexOf(' ', at))
  }
  return undefined
}

function toLine(words: readonly string[]): string {
  return ` ${words.filter(Boolean).join(' ')} `
}

/** The words of a text, bare; '' at its ends. The points and cents of a sum are left out. */
function toWords(text: string): string[] {
  return bare(text).replace(thousands, withoutPoints).replace(noCents, '').split(betweenWords)
}

/** '32.500', '1,250,000', and with a space that doesn't break. */
const thousands = /(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\d])/g
const noCents = /(?<=\d)[.,](?:00(?!\d)|-+)/g
const betweenWords = /[\p{Z}\p{P}\p{Sc}\s]+/u

function withoutPoints(sum: string): string {
  return sum.replace(/\D/g, '')
}

/** Whether all of a query is one sum, also with spaces between its thousands. */
function isSum(query: string): boolean {
  return /^€?\s*\d{1,3}(?:[.,\s]\d{3})+(?:[.,](?:\d\d|-+))?$/.test(query.trim())
}

function isFigure(word: string): boolean {
  return /^\d+$/.test(word)
}

/** The word that is still being typed; those before it are whole, as a rule. */
function isLast(_term: string, at: number, terms: readonly string[]): boolean {
  return at === terms.length - 1
}

function allowedTypos(term: string): number | false {
  // a sum with another figure in it is another sum
  return term.length < 4 || isFigure(term) ? false : term.length < 6 ? 1 : 2
}

/** Of a word that goes on there are many more that it may be: fewer than in a whole one. */
function typosInBegun(part: string): number {
  return part.length < 5 || isFigure(part) ? 0 : part.length < 8 ? 1 : 2
}

/** Whether a bare word tells blocks apart; of two letters 'q1' does, and 'de' doesn't. */
function isTelling(word: string): boolean {
  return (word.length >= shortest && !standsEverywhere(word)) || /^\p{L}\d$/u.test(word)
}

/** A word without accents and capitals: 'Coördinatie' is 'coordinatie'. */
export function bare(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
