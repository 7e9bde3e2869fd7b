import MiniSearch from 'minisearch'

/** One block as it is searched: its title, its text, and the words of its fields. */
export type SearchEntry = { id: string; title: string; body: string; fields: string }

/** A block that was found, and the words of its own in which the query was found. */
export type Found = { id: string; words: readonly string[] }

/**
 * Finds blocks by the words in them: by the beginning of a word, with a typo (a letter more, less or wrong in a word of four or
 * five letters, two in a longer one), and whatever the accents. All words of the query have to be there. A title counts most.
 */
export class SearchIndex {
  readonly #index = new MiniSearch<SearchEntry>({
    fields: ['title', 'body', 'fields'],
    processTerm: (term) => bare(term) || null,
    searchOptions: {
      boost: { title: 3, fields: 1.5 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2),
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
    return this.#index
      .search(query)
      .slice(0, most)
      .map(({ id, terms }) => ({ id, words: terms }))
  }
}

/** A word without accents and capitals: 'Coördinatie' is 'coordinatie'. */
export function bare(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
