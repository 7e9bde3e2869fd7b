import type { AgendaView, BlockView, LiveAgenda } from '@lea/agenda'
import { type Found, type SearchEntry, SearchIndex } from './SearchIndex.ts'
import type { SearchAnswer, SearchRequest } from './search.worker.ts'
import { agendaEntry, agendaEntryId, namesOfKinds, searchEntryOf } from './searchEntry.ts'

/** The part of a Worker that is used here. */
export type SearchPort = {
  postMessage(request: SearchRequest): void
  onAnswer(listener: (answer: SearchAnswer) => void): void
  /** It can't be started or broke down: nothing that was asked is answered any more. */
  onFailure(listener: () => void): void
  end(): void
}

type Question = { query: string; most: number; answer: (found: readonly Found[]) => void }

/** How many blocks are read for the index before the page gets a turn: about as long as it takes to draw a frame. */
const blocksPerSlice = 150

/** Gives the page a turn, and goes on. */
export type Pause = () => Promise<void>

const untilNextTurn: Pause = () => new Promise((goOn) => setTimeout(goOn, 0))

/**
 * Searches the agenda in a worker, beside the page. At first it is read in slices, between which the page does its work; a
 * question waits for the last one. Before each later question the worker is told what changed since: a block's view is the same
 * object until it changes, so that is a glance at each block.
 */
export class AgendaSearch {
  readonly #live: LiveAgenda
  #port: SearchPort
  readonly #told = new Map<string, { view: BlockView | AgendaView; words: string }>()
  readonly #asked = new Map<number, Question>()
  /** What the agenda called its kinds when the worker was told. */
  #kinds = ''
  #questions = 0
  /** The last slice has been read. */
  #isRead: Promise<void>
  #hasEnded = false

  constructor(live: LiveAgenda, port: SearchPort = searchWorker(), pause: Pause = untilNextTurn) {
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
    this.#isRead = this.#readInSlices(pause)
  }

  async #readInSlices(pause: Pause): Promise<void> {
    const ids = [...this.#live.tree().nodes.keys()]
    this.#kinds = namesOfKinds(this.#live)
    this.#port.postMessage({ put: [this.#keep(this.#live.agenda(), agendaEntry(this.#live))], remove: [] })
    for (let from = 0; from < ids.length && !this.#hasEnded; from += blocksPerSlice) {
      const put: SearchEntry[] = []
      for (const id of ids.slice(from, from + blocksPerSlice)) {
        const view = this.#live.block(id)
        if (view && !this.#told.has(id)) put.push(this.#keep(view, searchEntryOf(this.#live, view)))
      }
      if (put.length > 0) this.#port.postMessage({ put, remove: [] })
      await pause()
    }
  }

  #follow(port: SearchPort): void {
    port.onAnswer(({ question, found }) => {
      this.#asked.get(question)?.answer(found)
      this.#asked.delete(question)
    })
  }

  /** The blocks in which the words are found, the best first. */
  async find(query: string, most = 30): Promise<readonly Found[]> {
    await this.#isRead
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
    this.#hasEnded = true
    this.#port.end()
    this.#asked.clear()
  }

  #tell(): void {
    const { nodes } = this.#live.tree()
    const put = new Map<string, SearchEntry>()
    // who is called otherwise is found by the new name at everything that names them
    const renamed = new Set<string>()
    const kinds = namesOfKinds(this.#live)
    const areKindsRenamed = kinds !== this.#kinds
    this.#kinds = kinds
    for (const id of nodes.keys()) {
      const view = this.#live.block(id)
      const told = this.#told.get(id)?.view
      if (!view || (told === view && !areKindsRenamed)) continue
      if (told && 'titleText' in told && (told.titleText !== view.titleText || view.type === 'partner')) renamed.add(id)
      put.set(id, this.#keep(view, searchEntryOf(this.#live, view)))
    }
    for (const id of renamed.size === 0 ? [] : nodes.keys()) {
      const view = this.#live.block(id)
      if (view && !put.has(id) && names(view, renamed)) put.set(id, this.#keep(view, searchEntryOf(this.#live, view)))
    }
    const agenda = this.#live.agenda()
    if (this.#told.get(agendaEntryId)?.view !== agenda) {
      put.set(agendaEntryId, this.#keep(agenda, agendaEntry(this.#live)))
    }
    const remove = [...this.#told.keys()].filter((id) => id !== agendaEntryId && !nodes.has(id))
    for (const id of remove) this.#told.delete(id)
    if (put.size + remove.length > 0) this.#port.postMessage({ put: [...put.values()], remove })
  }

  /** Remembers of what view the worker knows the words. */
  #keep(view: BlockView | AgendaView, entry: SearchEntry): SearchEntry {
    const { id, body, fields } = entry
    this.#told.set(id, { view, words: [body, fields].filter(Boolean).join(' · ') })
    return entry
  }
}

/** Whether a field of the block refers to one of these. */
function names({ fields }: BlockView, ids: ReadonlySet<string>): boolean {
  const isOne = (value: unknown) => typeof value === 'string' && ids.has(value)
  return Object.values(fields).some((entries) =>
    entries.some(({ value }) => (Array.isArray(value) ? value.some(isOne) : isOne(value))),
  )
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
