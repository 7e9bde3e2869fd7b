import { readAgendaField } from '@lea/agenda'
import { liveQuery, type Subscription } from 'dexie'
import type * as Y from 'yjs'
import type { Database, ListedAgenda, RelayKnowledge } from './database.ts'
import { placeOfDraft } from './fieldDrafts.ts'
import { findEntries, placeOfLastWords } from './lastWords.ts'
import { Listeners } from './listeners.ts'
import { clientsIn, isConfirmed, wholeKnowledge } from './relayKnowledge.ts'
import { rememberAgendas } from './stoodHere.ts'
import { type StoreFailure, storeFailureOf } from './storeFailure.ts'

/**
 * An agenda on this device. `isConfirmed`: the relay has said that it keeps everything that was written here. `hasDrafts`: besides,
 * words stand in a field, and in no agenda.
 */
export type AgendaOnDevice = ListedAgenda & { isConfirmed: boolean; hasDrafts: boolean }

export type AgendaListState =
  | { phase: 'loading' }
  | { phase: 'read'; agendas: readonly AgendaOnDevice[] }
  | { phase: 'failed'; failure: StoreFailure }

/** The agendas on this device, the last opened first; follows what any tab of this browser does. */
export class AgendaList {
  readonly #database: Database
  readonly #remember: (agendas: readonly AgendaOnDevice[]) => void
  readonly #listeners = new Listeners()
  #state: AgendaListState = { phase: 'loading' }
  #query: Subscription | undefined
  #watchers = 0

  /** `remember`: keeps in mind which agendas stand here, outside the database. */
  constructor(database: Database, remember: (agendas: readonly AgendaOnDevice[]) => void = rememberAgendas) {
    this.#database = database
    this.#remember = remember
  }

  /** The same object until something changes. */
  readonly read = (): AgendaListState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.#listeners.add(listener)
    if (this.#watchers++ === 0) this.#watch()
    return () => {
      stop()
      if (--this.#watchers === 0) this.#query?.unsubscribe()
    }
  }

  #watch(): void {
    this.#query = liveQuery(() => readAgendas(this.#database)).subscribe({
      next: (agendas) => {
        this.#remember(agendas)
        this.#say({ phase: 'read', agendas })
      },
      error: (error) => this.#say({ phase: 'failed', failure: storeFailureOf(error) }),
    })
  }

  #say(state: AgendaListState): void {
    this.#state = state
    this.#listeners.announce()
  }
}

/** All of them, the last opened first. */
export async function readAgendas(database: Database): Promise<AgendaOnDevice[]> {
  // not by the index: a row that lost its moment would not be on the list
  const agendas = (await database.agendas.toArray()).map(asListed).sort((one, other) => other.openedAt - one.openedAt)
  const knowledge = await database.relay.bulkGet(agendas.map(({ id }) => id))
  const confirmed = await Promise.all(agendas.map(({ id }, at) => isAllConfirmed(database, id, knowledge[at])))
  const inFields = await readAgendasWithDrafts(database)
  return agendas.map((agenda, at) => ({
    ...agenda,
    isConfirmed: confirmed[at] === true,
    hasDrafts: inFields.has(agenda.id) || findEntries(placeOfDraft(database, `${agenda.id}:`)).length > 0,
  }))
}

async function readAgendasWithDrafts(database: Database): Promise<ReadonlySet<unknown>> {
  try {
    return new Set(await database.drafts.orderBy('agenda').uniqueKeys())
  } catch (error) {
    // the agendas are there all the same, and what is in localStorage is looked at besides
    console.warn('Drafts not read', error)
    return new Set()
  }
}

/**
 * A row may be there of which the page had no time left to note whose it is: then it tells so itself. What a page had no time left
 * to store at all is nowhere else.
 */
async function isAllConfirmed(database: Database, id: string, found: RelayKnowledge | undefined): Promise<boolean> {
  const known = wholeKnowledge(found)
  if (!known || !isConfirmed(known) || findEntries(placeOfLastWords(database.name, id)).length > 0) return false
  const rows = await database.rowsOf(id, known.confirmedRow).toArray()
  return (
    clientsIn(
      rows.map((row) => ({ id: row.id, row })),
      known.confirmedRow,
    ).length === 0
  )
}

/** A row as the list can show it: what is damaged in it is left out ('' and 0). The agenda itself doesn't stand in it. */
function asListed(row: { [Key in keyof ListedAgenda]?: unknown } & { id: string }): ListedAgenda {
  const words = (found: unknown) => (typeof found === 'string' ? found : '')
  const moment = (found: unknown) => (typeof found === 'number' ? found : 0)
  return {
    id: row.id,
    title: words(row.title),
    municipality: words(row.municipality),
    createdAt: moment(row.createdAt),
    openedAt: moment(row.openedAt),
  }
}

/** Puts an agenda that is opened on the list, under the title that it has now. `maker`: the id of who is making it. */
export async function listAgenda(database: Database, id: string, doc: Y.Doc, maker?: string): Promise<void> {
  const now = Date.now()
  await database.transaction('rw', database.agendas, async () => {
    const known = await database.agendas.get(id)
    const createdAt = (known && asListed(known).createdAt) || now
    const madeBy = maker ?? known?.madeBy
    await database.agendas.put({ id, ...namesOf(doc), createdAt, openedAt: now, ...(madeBy ? { madeBy } : {}) })
  })
}

/** Follows the title and the municipality of an agenda that is on the list. */
export async function renameListed(database: Database, id: string, doc: Y.Doc): Promise<void> {
  await database.agendas.update(id, namesOf(doc))
}

function namesOf(doc: Y.Doc): { title: string; municipality: string } {
  return { title: wordsOf(doc, 'title'), municipality: wordsOf(doc, 'municipality') }
}

/** The title as the list shows it; '' where there is none. */
export function readTitle(doc: Y.Doc): string {
  return wordsOf(doc, 'title')
}

/** Of two titles that were set at once, the list shows the later one; the agenda itself shows both. */
function wordsOf(doc: Y.Doc, field: string): string {
  const value = readAgendaField(doc, field).at(-1)?.value
  return typeof value === 'string' ? value : ''
}
