import MiniSearch, { type SearchResult } from 'minisearch'

/** One block as it is searched: its title, its text, the words of its fields, and what kind of block it is. */
export type SearchEntry = { id: string; title: string; body: string; fields: string; kind: string }

/** A block that was found, and the words of its own in which the query was found. */
export type Found = { id: string; words: readonly string[] }

/** Fewer letters tell nothing apart in a text. */
const shortest = 3

/** Words that stand in nearly every text: beside others they tell nothing apart, and cost a look at every block. */
const everywhere: ReadonlySet<string> = new Set(
  'aan als bij dat de den der die dit een en er het hij in is met na naar niet of om onder ook op over te tot uit van voor wat we wij wordt worden zijn ze zich the a an and for of on or to with'.split(
    ' ',
  ),
)

/**
 * Finds blocks by the words in them: by the beginning of a word, with a typo (a letter more, less or wrong in a word of four or
 * five letters, two in a longer one), and whatever the accents. All words of the query have to be there, but for those that stand
 * everywhere. A title counts most, the name of a kind ('focusdoel') least. Words before the last are taken as whole words first; beginnings of all words, and then typos, are
 * only looked for when nothing is found without: among all words of a large agenda that takes several times as long.
 */
export class SearchIndex {
  readonly #index = new MiniSearch<SearchEntry>({
    fields: ['title', 'body', 'fields', 'kind'],
    processTerm: (term) => bare(term) || null,
    searchOptions: {
      boost: { title: 3, fields: 1.5, kind: 0.5 },
      combineWith: 'AND',
      prefix: true,
      weights: { prefix: 0.6, fuzzy: 0.25 },
    },
  })

  /** Takes blocks in, also such as are in it already. */
  put(entries: readonly SearchEntry[]): void {
    for (const entry of entries) {
      if (this.#index.has(entry.id)) this.#index.replace(entry)
      else this.#index.add(entry)
    }
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) if (this.#index.has(id)) this.#index.discard(id)
  }

  /** The best first. */
  find(query: string, most: number): Found[] {
    const words = query.split(/\s+/).filter((word) => word !== '')
    const telling = words.filter((word) => word.length >= shortest && !everywhere.has(bare(word)))
    // one or two letters begin half of all words: beside others they wait for the next letter, alone they are for titles
    const asked = (telling.length > 0 ? telling : words).join(' ')
    const where = telling.length > 0 ? {} : { fields: ['title'] }
    // each step looks at many more words than the one before: it is only taken when that one found nothing
    const steps = [{ ...where, prefix: isLast }, ...(telling.length > 1 ? [where] : []), { fuzzy: allowedTypos }]
    let found: SearchResult[] = []
    for (const step of steps) if (found.length === 0) found = this.#index.search(asked, step)
    return found.slice(0, most).map(({ id, terms }) => ({ id, words: terms }))
  }
}

/** The word that is still being typed; those before it are whole, as a rule. */
function isLast(_term: string, at: number, terms: readonly string[]): boolean {
  return at === terms.length - 1
}

function allowedTypos(term: string): number | false {
  return term.length < 4 ? false : term.length < 6 ? 1 : 2
}

/** A word without accents and capitals: 'Coördinatie' is 'coordinatie'. */
export function bare(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
