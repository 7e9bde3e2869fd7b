import { type Difference, personOfSignature, readSignatures } from '@lea/agenda'
import * as Y from 'yjs'
import type { Database, Visit } from '../../device/database.ts'
import { awayMs } from '../../device/visits.ts'
import { placeOf } from '../place.ts'
import type { Presence } from '../presence.ts'
import { besidePage } from './besidePage.ts'
import { keepVisit, readState, readVisit, stateId } from './keptVisit.ts'

export { readState, stateId } from './keptVisit.ts'

/** A longer absence: what others did meanwhile is told without being asked. */
const longAwayMs = 4 * 3_600_000

/** How often the device writes down that one is still here, so that a browser that dies leaves the right time. */
const beatMs = 60_000

/** Who has looked away for less than this is still reading. */
const lookAwayMs = 5_000

/** More than anybody remembers; a list on the device must end somewhere. */
const mostRemembered = 500

/** Who did something: a name, or null where nobody can tell. `orSelf`: it may have been oneself. */
export type Who = { readonly names: readonly (string | null)[]; readonly orSelf: boolean }

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
  deviceId: string
  presence: Presence
  /** The updates that the device held when the agenda was opened, if that was after an absence. */
  before: readonly Uint8Array[] | null
  /** Resolves when the relay has brought what it has, or can't. */
  answered: Promise<void>
  /** Tells that others changed so many blocks since then. */
  tell: (since: number, blocks: number) => void
}

/**
 * What was here when one left, so that one can be told what others did since. A visit ends when one has been away (page
 * closed, or out of sight) for half an hour: what the device held then is kept as the state to compare with.
 */
export class LastVisit {
  readonly #parts: LastVisitParts
  #visit: Visit
  #beat: ReturnType<typeof setInterval> | undefined
  #lookingAway: ReturnType<typeof setTimeout> | undefined
  #stopPresence: () => void
  #saving: Promise<void> = Promise.resolve()
  #isClosed = false

  static async begin(parts: LastVisitParts): Promise<LastVisit> {
    const { database, agendaId, before } = parts
    const known = await readVisit(database, agendaId)
    const now = Date.now()
    const fresh = { agenda: agendaId, leftAt: now, own: [], touched: [], names: known?.names ?? [], toldAt: null }
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
    const { doc, presence } = parts
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
    const since = this.#visit.baseAt
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(base))
    const differences = await besidePage('findDifferences', base, update)
    const signatures = readSignatures(doc)
    const changes = differences.flatMap((difference) => {
      const who = this.#who(difference, signatures, known)
      return who ? [{ ...difference, who }] : []
    })
    return { since, changes }
  }

  /** From now on only what comes after this moment is a change. */
  async markSeen(): Promise<void> {
    this.#visit = { ...this.#visit, baseAt: Date.now(), own: [], touched: [] }
    await this.#startFrom(Y.encodeStateAsUpdate(this.#parts.doc))
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#parts.doc.off('afterTransaction', this.#note)
    this.#stopPresence()
    clearInterval(this.#beat)
    clearTimeout(this.#lookingAway)
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
    if (blocks > 0 && !this.#isClosed) this.#parts.tell(baseAt, blocks)
  }

  /** Own work is left out of what is told; where letters are only taken away, the document doesn't say by whom. */
  readonly #note = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.changed.size === 0) return
    try {
      const { doc } = this.#parts
      const isNew = !this.#visit.own.includes(doc.clientID)
      if (isNew) this.#visit = { ...this.#visit, own: [...this.#visit.own, doc.clientID].slice(-mostRemembered) }
      if (transaction.deleteSet.clients.size > 0) this.#noteTouched(transaction)
      if (isNew) this.#save()
    } catch (error) {
      console.error('One’s own change could not be noted', error)
    }
  }

  #noteTouched(transaction: Y.Transaction): void {
    const touched = new Set(this.#visit.touched)
    for (const type of transaction.changed.keys()) {
      const place = placeOf(transaction.doc, type as Y.AbstractType<unknown>)
      if (place) touched.add(`${place.block}:${place.key}`)
    }
    if (touched.size > this.#visit.touched.length) {
      this.#visit = { ...this.#visit, touched: [...touched].slice(-mostRemembered) }
    }
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
  #who(difference: Difference, signatures: ReadonlyMap<number, string>, known: Known | undefined): Who | null {
    const { own, touched } = this.#visit
    const { deviceId } = this.#parts
    const isOwn = (author: Difference['authors'][number]) =>
      (author.client !== undefined && own.includes(author.client)) ||
      (author.deviceId !== undefined && browserOf(author.deviceId) === browserOf(deviceId))
    const others = difference.authors.filter((author) => !isOwn(author))
    if (difference.authors.length > 0 && others.length === 0) return null
    // what the server knows, before who was here under a name, before what somebody wrote about himself
    const met = this.names()
    const found = others.map(({ name, client }) => {
      const said = name || (client === undefined ? '' : (signatures.get(client) ?? ''))
      const heard = client === undefined ? undefined : known?.names.get(client) || met.get(client)
      const word = personOfSignature(said) === undefined ? said : ''
      return heard || (known ? known.nameOf({ client, said }) : word) || null
    })
    const mayBeSelf = difference.authors.length === 0 && touched.includes(`${difference.block}:${difference.what}`)
    return { names: found.length === 0 ? [null] : [...new Set(found)], orSelf: mayBeSelf }
  }

  readonly #onVisibility = (): void => {
    clearTimeout(this.#lookingAway)
    if (globalThis.document.visibilityState === 'hidden') {
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
      this.#visit = { ...this.#visit, leftAt: Date.now(), baseAt: leftAt, own: [], touched: [] }
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
