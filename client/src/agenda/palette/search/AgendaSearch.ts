import type { AgendaView, BlockView, LiveAgenda } from '@lea/agenda'
import { type Found, type SearchEntry, SearchIndex } from './SearchIndex.ts'
import type { SearchAnswer, SearchRequest } from './search.worker.ts'
import { agendaEntry, agendaEntryId, searchEntryOf } from './searchEntry.ts'

/** The part of a Worker that is used here. */
export type SearchPort = {
  postMessage(request: SearchRequest): void
  onAnswer(listener: (answer: SearchAnswer) => void): void
  /** It can't be started or broke down: nothing that was asked is answered any more. */
  onFailure(listener: () => void): void
  end(): void
}

type Question = { query: string; most: number; answer: (found: readonly Found[]) => void }

/**
 * Searches the agenda in a worker, beside the page. Before each question the worker is told what changed since the last
 * one: a block's view is the same object until it changes, so that is a glance at each block.
 */
export class AgendaSearch {
  readonly #live: LiveAgenda
  #port: SearchPort
  readonly #told = new Map<string, { view: BlockView | AgendaView; words: string }>()
  readonly #asked = new Map<number, Question>()
  #questions = 0

  constructor(live: LiveAgenda, port: SearchPort = searchWorker()) {
    this.#live = live
    this.#port = port
    this.#follow(port)
    // without a line the worker can't be fetched; the page can do its work, only less smoothly
    port.onFailure(() => {
      port.end()
      this.#port = searchInPage()
      this.#follow(this.#port)
      this.#told.clear()
      this.#tell()
      for (const [question, { query, most }] of this.#asked) this.#port.postMessage({ question, query, most })
    })
    this.#tell()
  }

  #follow(port: SearchPort): void {
    port.onAnswer(({ question, found }) => {
      this.#asked.get(question)?.answer(found)
      this.#asked.delete(question)
    })
  }

  /** The blocks in which the words are found, the best first. */
  find(query: string, most = 30): Promise<readonly Found[]> {
    this.#tell()
    const question = ++this.#questions
    return new Promise((answer) => {
      this.#asked.set(question, { query, most, answer })
      this.#port.postMessage({ question, query, most })
    })
  }

  /** The words in which a block was found, as the worker knows them. */
  wordsOf(id: string): string {
    return this.#told.get(id)?.words ?? ''
  }

  /** Ends the worker; questions that are still open get no answer. */
  end(): void {
    this.#port.end()
    this.#asked.clear()
  }

  #tell(): void {
    const { nodes } = this.#live.tree()
    const put: SearchEntry[] = []
    const keep = (view: BlockView | AgendaView, entry: SearchEntry) => {
      const { id, title, body, fields } = entry
      const words = [body, fields].filter(Boolean).join(' · ')
      this.#told.set(id, { view, words })
      put.push({ id, title, body, fields })
    }
    // who is called otherwise is found by the new name at everything that names them
    let isRenamed = false
    for (const id of nodes.keys()) {
      const view = this.#live.block(id)
      const told = this.#told.get(id)?.view
      if (!view || told === view) continue
      if (told && 'titleText' in told && told.titleText !== view.titleText) isRenamed = true
      keep(view, searchEntryOf(this.#live, view))
    }
    if (isRenamed) {
      put.length = 0
      for (const id of nodes.keys()) {
        const view = this.#live.block(id)
        if (view) keep(view, searchEntryOf(this.#live, view))
      }
    }
    const agenda = this.#live.agenda()
    if (this.#told.get(agendaEntryId)?.view !== agenda) keep(agenda, agendaEntry(this.#live))
    const remove = [...this.#told.keys()].filter((id) => id !== agendaEntryId && !nodes.has(id))
    for (const id of remove) this.#told.delete(id)
    if (put.length + remove.length > 0) this.#port.postMessage({ put, remove })
  }
}

function searchWorker(): SearchPort {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })
  return {
    postMessage: (request) => worker.postMessage(request),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', listener),
    end: () => worker.terminate(),
  }
}

/** The same, on the page itself. */
export function searchInPage(): SearchPort {
  const index = new SearchIndex()
  let tell: (answer: SearchAnswer) => void = () => undefined
  return {
    postMessage(request) {
      if ('put' in request) {
        index.remove(request.remove)
        index.put(request.put)
      } else tell({ question: request.question, found: index.find(request.query, request.most) })
    },
    onAnswer: (listener) => {
      tell = listener
    },
    onFailure: () => undefined,
    end: () => undefined,
  }
}
