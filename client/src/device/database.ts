import type { Entry, FieldValue, OwnTemplate } from '@lea/agenda'
import Dexie, { type Collection, type DexieOptions, type EntityTable, type InsertType } from 'dexie'

/** One agenda that has been opened on this device: a line of the start page. */
export type ListedAgenda = {
  id: string
  title: string
  municipality: string
  /** Milliseconds since 1970. */
  createdAt: number
  openedAt: number
  /** The id of the person who made it on this device, where the server knew who that was: nobody else brings it to a server. */
  madeBy?: string
}

/** One stored piece of an agenda: a Yjs update (V1). Rows are only ever added, and taken together by the compaction. */
export type UpdateRow = {
  id: number
  agenda: string
  bytes: Uint8Array<ArrayBuffer>
  /** CRC-32 of the bytes; a row that doesn't match it is never applied. */
  sum: number
  /** How many of the changes in it were made on this device (0 when left out). */
  changes?: number
  /** Clients of Yjs as which this device made them, for as long as `RelayKnowledge` may not name them yet. */
  clients?: number[]
  /** In which places of the agenda they are, by `touchedPlaces`; left out by builds that didn't note it. */
  places?: string[]
}

/** A row that couldn't be read, kept as it was found. `told`: somebody has closed the notice of it. */
export type DamagedRow = { id: number; agenda: string; bytes: unknown; foundAt: number; told?: boolean }

/**
 * What somebody else did to one's work, until it is closed or mended: text that was rescued, a block that was deleted. Earlier
 * builds knew the first only, and wrote no `kind`.
 */
export type KeptNotice = {
  id: string
  agenda: string
  kind?: 'rescued' | 'deletedWhileEditing'
  block: string | null
  by: string | null
  text?: string
  client?: number | undefined
  title?: string
  isPart?: boolean
  count?: number
  group?: string
}

/** What this device knows of what the relay has of an agenda. Written seldom: the list of agendas follows it. */
export type RelayKnowledge = {
  agenda: string
  /** The relay has everything in the rows up to this one. */
  confirmedRow: number
  /** State vector of what the relay acknowledged. */
  acknowledged: Uint8Array<ArrayBuffer>
  /** Clients of Yjs as which this device wrote since then; none: nothing waits. */
  ownClients: number[]
}

/** Words that somebody types in a field and that aren't part of the agenda yet. */
export type FieldDraft = {
  /** Agenda, visit, block and field: no two tabs and no two visits write under the same one. */
  id: string
  agenda: string
  /** The tab that they are typed in, by its `deviceId`, and the visit. Programs from before there was a visit know the tab only. */
  tab: string
  visit?: string
  /** null: a field of the agenda itself. */
  block: string | null
  field: string
  words: string
  /** What the words stand for in that field; left out when they can't be kept there (letters where a number should be). */
  value?: FieldValue
  /** What the field held when the typing began. */
  seen: readonly Entry[]
  /** Milliseconds since 1970, and for two drafts of one tab never the same. */
  at: number
}

/** A template that somebody made of an agenda on this device. */
export type KeptTemplate = {
  id: string
  name: string
  /** Milliseconds since 1970. */
  keptAt: number
  template: OwnTemplate
}

/** When one was last in an agenda here, and what of what has happened since was one's own. */
export type Visit = {
  agenda: string
  /** Milliseconds since 1970; follows the clock while one looks at it. */
  leftAt: number
  /** When the visit before this one ended; null: not known. The state of then is `<agenda>:base` in `visitStates`. */
  baseAt: number | null
  /** Clients of Yjs as which this device wrote since then. */
  own: number[]
  /** Texts ('<block>:<part>') from which this device took letters away since then. */
  touched: string[]
  /** The items that it took away there: client of Yjs, clock, length. Not in a row of a build before. */
  erased?: (readonly [number, number, number])[]
  /** Names of colleagues by their client ids of Yjs, as they were seen here. */
  names: [number, string][]
  /** The `baseAt` of which the person has been told what changed. */
  toldAt: number | null
}

/** An agenda as it was at a moment of a visit: one Yjs update (V1). */
export type VisitState = { id: string; agenda: string; bytes: Uint8Array<ArrayBuffer> }

export type Setting = { key: string; value: unknown }

/** Everything that LEA-tafel keeps in this browser. */
export class Database extends Dexie {
  readonly agendas!: EntityTable<ListedAgenda, 'id'>
  readonly updates!: EntityTable<UpdateRow, 'id'>
  readonly damaged!: EntityTable<DamagedRow, 'id'>
  readonly rescued!: EntityTable<KeptNotice, 'id'>
  readonly relay!: EntityTable<RelayKnowledge, 'agenda'>
  readonly drafts!: EntityTable<FieldDraft, 'id'>
  readonly templates!: EntityTable<KeptTemplate, 'id'>
  readonly visits!: EntityTable<Visit, 'agenda'>
  readonly visitStates!: EntityTable<VisitState, 'id'>
  readonly settings!: EntityTable<Setting, 'key'>

  /** `options`: another IndexedDB than the browser's own. */
  constructor(name = databaseName, options: DexieOptions = {}) {
    super(name, options)
    this.version(1).stores({
      agendas: 'id, openedAt',
      updates: '++id, [agenda+id]',
      damaged: '++id, agenda',
      rescued: 'id, agenda',
      relay: 'agenda',
      settings: 'key',
    })
    this.version(2).stores({ drafts: 'id, agenda' })
    this.version(3).stores({ templates: 'id, keptAt' })
    this.version(4).stores({ visits: 'agenda', visitStates: 'id, agenda' })
  }

  /** The rows of an agenda with an id above `after`, in their order. */
  rowsOf(agenda: string, after = 0): Collection<UpdateRow, number, InsertType<UpdateRow, 'id'>> {
    return this.updates.where('[agenda+id]').between([agenda, after], [agenda, Dexie.maxKey], false, true)
  }
}

export const databaseName = 'lea-tafel'
