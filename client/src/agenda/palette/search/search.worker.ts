import { type Found, type SearchEntry, SearchIndex } from './SearchIndex.ts'

/** What the page tells and asks. Questions are answered in their order. */
export type SearchRequest =
  | { put: readonly SearchEntry[]; remove: readonly string[] }
  | { question: number; query: string; most: number }
export type SearchAnswer = { question: number; found: readonly Found[] }

const index = new SearchIndex()

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if ('put' in data) {
    index.remove(data.remove)
    index.put(data.put)
    return
  }
  const answer: SearchAnswer = { question: data.question, found: index.find(data.query, data.most) }
  postMessage(answer)
})
