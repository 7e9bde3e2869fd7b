import { type Difference, joinSpans, personOfSignature, readSignatures, type Span, type Writer } from '@lea/agenda'
import * as Y from 'yjs'
import type { Database, Visit } from '../../device/database.ts'
import { awayMs } from '../../device/visits.ts'
import type { NoticeBoard } from '../noticeBoard.ts'
import type { Presence } from '../presence.ts'
import { besidePage } from './besidePage.ts'
import { keepVisit, readState, readVisit, stateId } from './keptVisit.ts'
import { OwnErasures } from './OwnErasures.ts'
import { findTitlesOfTwo } from './titlesOfTwo.ts'

export { readState, stateId } from './keptVisit.ts'

/** A longer absence: what others did meanwhile is told without being asked. */
const longAwayMs = 4 * 3_600_000

/** How often the device writes down that one is still here, so that a browser that dies leaves the right time. */
const beatMs = 60_000

/** How long what was taken out of a text waits to be written down: somebody goes on erasing. */
const soonMs = 1_000

/** Who has looked away for less than this is still reading. */
const lookAwayMs = 5_000

/** More than anybody remembers; a list on the device must end somewhere. */
const mostRemembered = 500

/** Who did something: a name, or null where nobody can tell. `self`: whether oneself did part of it as well, or perhaps all. */
export type Who = { readonly names: readonly (string | null)[]; readonly self: 'no' | 'too' | 'maybe' }

/** Whom the server knows: names by client id of Yjs, and what to call who signed with something. */
export type Known = {
  readonly names: ReadonlyMap<number, string>
  nameOf(written: { client: number | undefined; said: string }): string
}

export type ChangesSince = {
  /** When the last visit ended, in milliseconds since 1970; null when that was not written down. */
  readonly since: number | null
  /** Of others only, in the order of the document. */
  readonly changes: readonly (Difference & { readonly who: Who })[]
}

export type LastVisitParts = {
  database: Database
  agendaId: string
  doc: Y.Doc
  writer: Writer
  presence: Presence
  /** The updates that the device held when the agenda was opened, if that was after an absence. */
  before: readonly Uint8Array[] | null
  /** Resolves when the relay has brought what it has, or can't. */
  answered: Promise<void>
  /** Where is told what others did meanwhile, and what of theirs met one's own. */
  notices: NoticeBoard
}

/**
 * What was here when one left, so that one can be told what others did since. A visit ends when one has been away (page
 * closed, or out of sight) for half an hour: what the device held then is kept as the state to compare with.
 */
export class LastVisit {
  readonly #parts: LastVisitParts
  #visit: Visit
  readonly #erasures: OwnErasures
  #beat: ReturnType<typeof setInterval> | undefined
  #savingSoon: ReturnType<typeof setTimeout> | undefined
  #lookingAway: ReturnType<typeof setTimeout> | undefined
  #stopPresence: () => void
  #saving: Promise<void> = Promise.resolve()
  /** Titles of two that were told of: they type on, and it isn't said at each letter. */
  readonly #told = new Set<string>()
  #isClosed = false

  static async begin(parts: LastVisitParts): Promise<LastVisit> {
    const { database, agendaId, before } = parts
    const known = await readVisit(database, agendaId)
    const now = Date.now()
    const fresh = {
      agenda: agendaId,
      leftAt: now,
      own: [],
      touched: [],
      erased: [],
      names: known?.names ?? [],
      toldAt: null,
    }
    const last = new LastVisit(
      parts,
      known && !before ? { ...known, leftAt: now } : { ...fresh, baseAt: known?.leftAt ?? null },
    )
    if (before) {
      const left = await readState(database, stateId(agendaId, 'left'))
      await last.#startFrom(left ?? (await besidePage('join', before)))
    }
    void last.#afterAnswer(known === undefined && !before)
    return last
  }

  private constructor(parts: LastVisitParts, visit: Visit) {
    this.#parts = parts
    this.#visit = visit
    const { doc, writer, presence } = parts
    this.#erasures = new OwnErasures(doc, writer)
    doc.on('afterTransaction', this.#note)
    this.#noteNames()
    this.#stopPresence = presence.subscribe(() => this.#noteNames())
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility)
    this.#beat = setInterval(() => {
      if (globalThis.document?.visibilityState !== 'hidden') this.#hereNow()
    }, beatMs)
  }

  /** What others did since the last visit, up to now. `known`: whom the server knows. */
  async changes(known?: Known): Promise<ChangesSince> {
    const { database, agendaId, doc } = this.#parts
    const base = await readState(database, stateId(agendaId, 'base'))
    if (!base) return { since: null, changes: [] }
    await this.#saving
    const mine = withThat(this.#visit, await readVisit(database, agendaId))
    const since = mine.baseAt
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(base))
    const differences = await besidePage('findDifferences', base, update, mine.erased ?? [])
    const signatures = readSignatures(doc)
    const changes = differences.flatMap((difference) => {
      const who = this.#who(difference, mine, signatures, known)
      return who ? [{ ...difference, who }] : []
    })
    return { since, changes }
  }

  /** From now on only what comes after this moment is a change. */
  async markSeen(): Promise<void> {
    this.#visit = { ...this.#visit, baseAt: Date.now(), own: [], touched: [], erased: [] }
    await this.#startFrom(Y.encodeStateAsUpdate(this.#parts.doc))
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#erasures.end()
    this.#parts.doc.off('afterTransaction', this.#note)
    this.#stopPresence()
    clearInterval(this.#beat)
    clearTimeout(this.#lookingAway)
    clearTimeout(this.#savingSoon)
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility)
    this.#hereNow()
    await this.#saving
  }

  async #startFrom(bytes: Uint8Array): Promise<void> {
    const { database, agendaId: agenda } = this.#parts
    await database.transaction('rw', database.visits, database.visitStates, async () => {
      await database.visitStates.put({ id: stateId(agenda, 'base'), agenda, bytes: new Uint8Array(bytes) })
      await database.visitStates.delete(stateId(agenda, 'left'))
      await database.visits.put(this.#visit)
    })
  }

  /** On a first visit all that the relay brings is new, and nothing of it a change. */
  async #afterAnswer(isFirst: boolean): Promise<void> {
    try {
      await this.#parts.answered
      if (this.#isClosed) return
      if (isFirst) await this.markSeen()
      else await this.#tellAfterAbsence()
    } catch (error) {
      console.warn('What others changed could not be told', error)
    }
  }

  async #tellAfterAbsence(): Promise<void> {
    const { baseAt, toldAt } = this.#visit
    if (baseAt === null || toldAt === baseAt || Date.now() - baseAt < longAwayMs) return
    const { changes } = await this.changes()
    this.#visit = { ...this.#visit, toldAt: baseAt }
    this.#save()
    const blocks = new Set(changes.map(({ block }) => block)).size
    if (blocks === 0 || this.#isClosed) return
    this.#parts.notices.put({ id: 'changedSince', kind: 'changedSince', since: baseAt, blocks })
  }

  /** Own work is left out of what is told, but where it met another's. */
  readonly #note = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return
    try {
      if (!transaction.local) {
        this.#noteTitles(transaction)
        return
      }
      const { doc } = this.#parts
      const isNew = !this.#visit.own.includes(doc.clientID)
      if (isNew) this.#visit = { ...this.#visit, own: [...this.#visit.own, doc.clientID].slice(-mostRemembered) }
      this.#noteErased(this.#erasures.read(transaction))
      if (isNew) this.#save()
    } catch (error) {
      console.error('A change could not be noted', error)
    }
  }

  #noteTitles(transaction: Y.Transaction): void {
    for (const { block, client } of findTitlesOfTwo(transaction)) {
      const id = `${block}:title:${client}`
      if (this.#told.has(id)) continue
      this.#told.add(id)
      this.#parts.notices.put({ id, kind: 'titleOfTwo', block, client, title: '', by: null })
    }
  }

  #noteErased({ touched, erased }: { touched: readonly string[]; erased: readonly Span[] }): void {
    if (erased.length === 0) return
    const all = [...new Set([...this.#visit.touched, ...touched])].slice(-mostRemembered)
    this.#visit = { ...this.#visit, touched: all, erased: joinSpans([...(this.#visit.erased ?? []), ...erased]) }
    this.#savingSoon ??= setTimeout(() => {
      this.#savingSoon = undefined
      this.#save()
    }, soonMs)
  }

  /** Names that were heard here, by client id of Yjs: from who was here, and from the server. */
  names(): ReadonlyMap<number, string> {
    return new Map(this.#visit.names)
  }

  /** Keeps names that the server knows, in the place of what was heard before: who was forgotten there is forgotten here. */
  remember(heard: ReadonlyMap<number, string>): void {
    const names = new Map(this.#visit.names)
    let isNews = false
    for (const [client, name] of heard) {
      if (name === '' || names.get(client) === name) continue
      names.set(client, name)
      isNews = true
    }
    if (!isNews) return
    this.#visit = { ...this.#visit, names: [...names].slice(-mostRemembered) }
    this.#save()
  }

  #noteNames(): void {
    this.remember(new Map(this.#parts.presence.people().map(({ clientId, name }) => [clientId, name])))
  }

  /** null: it was oneself. */
  #who(difference: Difference, mine: Visit, signatures: ReadonlyMap<number, string>, known?: Known): Who | null {
    const { deviceId } = this.#parts.writer
    const isOwn = (author: Difference['authors'][number]) =>
      (author.client !== undefined && mine.own.includes(author.client)) ||
      (author.deviceId !== undefined && browserOf(author.deviceId) === browserOf(deviceId))
    const others = difference.authors.filter((author) => !isOwn(author))
    const own = difference.authors.filter(isOwn)
    const isText = difference.what === 'title' || difference.what === 'body'
    const touched = isText && mine.touched.includes(`${difference.block}:${difference.what}`)
    const isErased = isText && difference.erased
    if (others.length === 0 && !isErased && (own.length > 0 || touched)) return null
    // what the server knows, before who was here under a name, before what somebody wrote about himself
    const met = this.names()
    const found = others.map(({ name, client }) => {
      const said = name || (client === undefined ? '' : (signatures.get(client) ?? ''))
      const heard = client === undefined ? undefined : known?.names.get(client) || met.get(client)
      const word = personOfSignature(said) === undefined ? said : ''
      return heard || (known ? known.nameOf({ client, said }) : word) || null
    })
    // a browser that died may not have written down all that one took away
    const mayBeSelf = others.length === 0 && touched
    return {
      names: found.length === 0 ? [null] : [...new Set(found)],
      self: mayBeSelf ? 'maybe' : own.length > 0 ? 'too' : 'no',
    }
  }

  readonly #onVisibility = (): void => {
    clearTimeout(this.#lookingAway)
    if (globalThis.document.visibilityState === 'hidden') {
      this.#erasures.writeWaiting()
      this.#hereNow()
      this.#lookingAway = setTimeout(() => this.#keepLeft(), lookAwayMs)
    } else {
      this.#comeBack().catch((error: unknown) => console.warn('The end of the last visit could not be read', error))
    }
  }

  /** What is here now is what one has seen; what comes in while nobody looks is not. */
  #keepLeft(): void {
    const { database, agendaId: agenda, doc } = this.#parts
    const bytes = new Uint8Array(Y.encodeStateAsUpdate(doc))
    this.#try(() => database.visitStates.put({ id: stateId(agenda, 'left'), agenda, bytes }))
  }

  async #comeBack(): Promise<void> {
    const { database, agendaId } = this.#parts
    await this.#saving
    const leftAt = (await readVisit(database, agendaId))?.leftAt ?? Date.now()
    const left = await readState(database, stateId(agendaId, 'left'))
    if (left && Date.now() - leftAt >= awayMs) {
      this.#visit = { ...this.#visit, leftAt: Date.now(), baseAt: leftAt, own: [], touched: [], erased: [] }
      await this.#startFrom(left)
      await this.#tellAfterAbsence()
    } else this.#hereNow()
  }

  #hereNow(): void {
    this.#visit = { ...this.#visit, leftAt: Date.now() }
    this.#save()
    this.#try(() => this.#parts.database.visitStates.delete(stateId(this.#parts.agendaId, 'left')))
  }

  #save(): void {
    this.#try(() => keepVisit(this.#parts.database, this.#visit))
  }

  /** One after another. It is beside the point: a device that keeps nothing says so elsewhere. */
  #try(work: () => Promise<unknown>): void {
    this.#saving = this.#saving
      .then(work)
      .then(() => undefined)
      .catch((error: unknown) => console.warn('When one was here last is not kept', error))
  }
}

/** Tabs of one browser are told apart behind a dot. */
function browserOf(deviceId: string): string {
  return deviceId.split('.')[0] ?? deviceId
}

/** A visit with what other tabs of this browser wrote down of it. */
function withThat(visit: Visit, kept: Visit | undefined): Visit {
  if (kept?.baseAt !== visit.baseAt) return visit
  const both = <Each>(one: readonly Each[] = [], other: readonly Each[] = []) => [...new Set([...one, ...other])]
  return {
    ...visit,
    own: both(kept.own, visit.own),
    touched: both(kept.touched, visit.touched),
    erased: joinSpans(both(kept.erased, visit.erased)),
  }
}
