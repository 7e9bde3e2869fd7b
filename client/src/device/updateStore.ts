import * as Y from 'yjs'
import { type Compaction, Compactor } from './compactor.ts'
import type { Database } from './database.ts'
import { applyLastWords, LastWordsOfTab, type Unstored } from './lastWordsOfTab.ts'
import { Listeners } from './listeners.ts'
import { Outbox, type Outgoing } from './outbox.ts'
import { withPatience } from './patience.ts'
import { promptly } from './promptly.ts'
import { type Acknowledged, confirmRows, countAcknowledged, noteOwnClients } from './relayKnowledge.ts'
import { applyRows, expectRowsBefore, findRows, handOver, updatesToRows } from './rows.ts'
import { type StoreFailure, storeFailureOf } from './storeFailure.ts'
import { TabChannel, type TabMessage } from './tabChannel.ts'
import { touchedPlaces } from './touchedPlaces.ts'

export type StoreState = 'loading' | 'saving' | 'saved' | { failed: StoreFailure }

/**
 * What the device had: how many rows, how many of them couldn't be read and were kept aside, what the relay has of it, and
 * all that could be read, as the updates that it was stored in.
 */
export type Loaded = { rows: number; damaged: number; acknowledged: Acknowledged; updates: readonly Uint8Array[] }

export type StoreOptions = {
  batchMs?: number
  /** First and longest wait before a failed write is tried again. */
  retryMs?: { first: number; longest: number }
  /** How long the browser may take to give or take rows before that counts as failed (it goes on trying). */
  patienceMs?: number
  compaction?: Compaction
  /** All rows of the agenda, if they are being read already. */
  ahead?: ReturnType<typeof findRows> | undefined
}

/** After the first picture. */
const catchUpMs = 500

/**
 * The stored copy of one agenda in this browser. Writes what changes in batches, one after another, and never a later
 * one when an earlier one was lost: it tries again, and when it isn't sure what the database holds, it writes the
 * whole state as one row. Tabs of one browser see each other's changes as soon as they are stored.
 */
export class AgendaStore {
  readonly agendaId: string
  readonly #database: Database
  readonly #batchMs: number
  readonly #retryMs: { first: number; longest: number }
  readonly #patienceMs: number
  readonly #compactor: Compactor
  readonly #listeners = new Listeners()
  /** Origin of what another tab couldn't store: unlike what comes under our own origin, it is stored here. */
  readonly #fromOtherTab = Symbol('not stored by another tab')
  #doc: Y.Doc | undefined
  #channel: TabChannel | undefined
  #state: StoreState = 'loading'
  readonly #outbox = new Outbox()
  /** What was taken out of the outbox and is being written. */
  #underWay: (Outgoing & { whole: boolean }) | undefined
  readonly #lastWords: LastWordsOfTab
  /** Whether the database should hold rows of this agenda. */
  #hasRows = false
  /** Rows that were asked for before there was a document to read them into. */
  #ahead: StoreOptions['ahead']
  #loaded = false
  #closed = false
  /** Every row up to this id has been read. */
  #seen = 0
  /** The same, also while the database is in doubt and has to be read once more. */
  #takenIn = 0
  /** Rows behind that that hold no change which the document hasn't: stored here, or told of by another tab. */
  readonly #heard = new Set<number>()
  /** The last row that this tab read or added. */
  #lastRow = 0
  #damaged = 0
  #timesTold = 0
  #aside: Promise<unknown> = Promise.resolve()
  #writtenAnew = 0
  #timer: { cancel: () => void; due: number } | undefined
  #failures = 0
  #writing: Promise<void> | undefined
  #catchingUp: Promise<void> | undefined
  #askedToPersist = false

  constructor(database: Database, agendaId: string, options: StoreOptions = {}) {
    this.agendaId = agendaId
    this.#database = database
    this.#batchMs = options.batchMs ?? 50
    this.#retryMs = options.retryMs ?? { first: 250, longest: 1_000 }
    this.#patienceMs = options.patienceMs ?? 5_000
    this.#ahead = options.ahead
    this.#lastWords = new LastWordsOfTab({
      database: database.name,
      agendaId,
      doc: () => this.#doc,
      unstored: () => this.#unstored(),
    })
    this.#compactor = new Compactor({ database: database.name, agenda: agendaId }, options.compaction)
  }

  state(): StoreState {
    return this.#state
  }

  /** How many rows couldn't be read, also on earlier visits until `damageIsTold`; announced through `subscribe`. */
  damagedRows(): number {
    return this.#damaged
  }

  /** Somebody has read of the rows that couldn't be read, and closed it. */
  async damageIsTold(): Promise<void> {
    const rows = this.#damaged
    this.#damaged = 0
    this.#timesTold++
    await this.#asideInTurn(async () => {
      const { noteTold } = await import('./aside.ts')
      await noteTold(this.#database, this.agendaId, rows)
    })
  }

  /** Looks how many rows are put aside of which nobody was told yet. */
  async countDamage(): Promise<void> {
    const { countUntold } = await import('./aside.ts')
    for (let timesTold = -1; timesTold !== this.#timesTold; ) {
      timesTold = this.#timesTold
      const rows = await this.#asideInTurn(() => countUntold(this.#database, this.agendaId))
      // somebody closed the notice meanwhile: then that many is what he read
      if (timesTold === this.#timesTold) this.#noteDamage(rows)
    }
  }

  #noteDamage(rows: number): void {
    if (rows <= this.#damaged) return
    this.#damaged = rows
    this.#listeners.announce()
  }

  /** So that no row is told before it was put aside, nor counted while it is being told. */
  #asideInTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#aside.then(work)
    // who asked for it hears of a fault, the next one needn't
    this.#aside = done.catch(() => undefined)
    return done
  }

  /** How often the whole agenda was written, because the database may have lost it; announced through `subscribe`. */
  writtenAnew(): number {
    return this.#writtenAnew
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /**
   * Reads what this device has into the document and stores every change of it from then on. Rejects when the database
   * can't be opened or read; the store then goes on trying, and what it reads later still comes into the document.
   */
  async load(doc: Y.Doc): Promise<Loaded> {
    if (this.#doc) throw new Error(`${this.agendaId} has a document`)
    this.#doc = doc
    doc.on('update', this.#onUpdate)
    // listens before it reads: a row that another tab stores after the reading began is heard, every other one is read
    this.#channel = new TabChannel(this.#database.name, this.agendaId, this.#receive)
    this.#database.on('versionchange', this.#onTakenAway)
    this.#database.on('close', this.#onTakenAway)
    globalThis.addEventListener?.('pagehide', this.#onVisibility)
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility)
    try {
      const loaded = await withPatience(this.#read(doc), this.#patienceMs)
      if (this.#outbox.isEmpty() && !this.#writing) this.#settle()
      else this.#say('saving')
      return loaded
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  /** Writes what waits, now. Resolves when that is done or has failed; `state` says which. */
  flush(): Promise<void> {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
      // what came while it was ending, and was asked to be written then, found it at work still
      if (!this.#outbox.isEmpty() && !this.#timer && !this.#closed) return this.flush()
    })
    return this.#writing
  }

  /** Writes the whole state once more: for when part of what was stored turned out to be damaged. */
  rewrite(): Promise<void> {
    this.#outbox.wantWhole()
    return this.flush()
  }

  /**
   * Writes down that the relay has everything that the document holds now; false when not everything is stored yet, or another
   * tab stored what this one hasn't heard: then that is read, and what it brings is the relay's to acknowledge first.
   */
  async confirm(): Promise<boolean> {
    if (!this.#doc || !this.#outbox.isEmpty()) return false
    const stateVector = new Uint8Array(Y.encodeStateVector(this.#doc))
    const lacked = this.#lastWords.lacked()
    const [takenIn, heard] = [this.#takenIn, new Set(this.#heard)]
    const isTakenIn = (row: number) => row <= takenIn || heard.has(row)
    const isAll = await confirmRows(this.#database, this.agendaId, stateVector, isTakenIn)
    this.#lastWords.confirmed(stateVector, lacked)
    if (!isAll) this.#catchUp()
    else for (const row of heard) this.#heard.delete(row)
    return isAll
  }

  /** Writes what waits and lets go of the document. A database that doesn't answer is not waited for. */
  async close(): Promise<void> {
    if (!this.#doc || this.#closed) return
    this.#doc.off('update', this.#onUpdate)
    this.#database.on.versionchange.unsubscribe(this.#onTakenAway)
    this.#database.on.close.unsubscribe(this.#onTakenAway)
    globalThis.removeEventListener?.('pagehide', this.#onVisibility)
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility)
    try {
      await withPatience(this.flush(), this.#patienceMs)
      await this.#compactor.idle()
    } catch (error) {
      this.#say({ failed: storeFailureOf(error) })
    }
    this.#lastWords.close()
    this.#closed = true
    this.#timer?.cancel()
    this.#channel?.close()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return
    try {
      this.#enqueue(doc, update, transaction)
    } catch (error) {
      // a throw from here would silence the document for good
      this.#doubt()
      this.#fail(error)
    }
  }

  #enqueue(doc: Y.Doc, update: Uint8Array, transaction: Y.Transaction): void {
    const { local } = transaction
    const failing = typeof this.#state === 'object'
    this.#outbox.add(update)
    if (local) {
      const places = touchedPlaces(transaction)
      this.#outbox.countChange(doc.clientID, places)
      this.#lastWords.changed(doc.clientID, places)
    }
    // what came from the relay reaches the other tabs through their own line to it
    if (local && failing) {
      this.#channel?.send([update], null)
      this.#outbox.tellOnceStored()
      this.#lastWords.keepSoon()
    }
    if (local && !failing) this.#outbox.publishLater(update)
    if (local) this.#askToPersist()
    if (!failing && this.#loaded) this.#say('saving')
    this.#writeWithin(failing ? this.#retryMs.first : this.#batchMs)
  }

  readonly #receive = ({ updates, stored }: TabMessage): void => {
    const doc = this.#doc
    if (!doc) return
    const origin = stored ? this : this.#fromOtherTab
    const apply = () => {
      for (const update of updates) Y.applyUpdate(doc, update, origin)
    }
    Y.transact(doc, apply, origin, false)
    // something that it builds on hasn't been heard; the database has it
    if (doc.store.pendingStructs !== null) this.#catchUp()
    else if (stored) this.#hear(stored)
  }

  #hear({ first, last }: { first: number; last: number }): void {
    for (let row = first; row <= last; row++) this.#heard.add(row)
  }

  readonly #onVisibility = (): void => {
    // now: once it is stored the page may be gone, and the other tabs would say that all is on the server
    this.#channel?.send([...(this.#underWay?.unpublished ?? []), ...this.#outbox.look().unpublished], null)
    void this.flush()
    // a tab that was frozen in the background may have missed what others stored
    if (globalThis.document?.visibilityState === 'visible') this.#catchUp()
    this.#lastWords.keep({ evenWhole: true })
  }

  /** What the database hasn't said that it has. */
  #unstored(): Unstored | null {
    const [waiting, underWay] = [this.#outbox.look(), this.#underWay]
    if (!this.#doc || (this.#outbox.isEmpty() && !underWay)) return null
    const whole = waiting.whole || underWay?.whole === true
    return {
      whole,
      updates: whole ? [Y.encodeStateAsUpdate(this.#doc)] : [...(underWay?.updates ?? []), ...waiting.updates],
      changes: waiting.changes + (underWay?.changes ?? 0),
      clients: new Set([...waiting.clients, ...(underWay?.clients ?? [])]),
      places: new Set([...waiting.places, ...(underWay?.places ?? [])]),
    }
  }

  /** Brings in what earlier tabs could not store any more, to be stored now, and adds it to what is known to wait. */
  #readLastWords(doc: Y.Doc, acknowledged: Acknowledged): Uint8Array[] {
    const read: Uint8Array[] = []
    const found = this.#lastWords.find()
    for (const words of found) {
      if (!applyLastWords(doc, words.updates, this)) continue
      read.push(...words.updates)
      this.#outbox.putBack({ ...words, unpublished: words.updates, whole: false })
      acknowledged.waiting += words.changes
      for (const client of words.clients) acknowledged.ownClients.add(client)
      for (const place of words.places) acknowledged.places.add(place)
    }
    if (found.length > 0) this.#writeWithin(this.#batchMs)
    return read
  }

  /** Somebody removes or renews the database, or the browser took it away: what we stored may be gone. Dexie opens it anew. */
  readonly #onTakenAway = (): void => {
    if (this.#loaded && this.#hasRows) {
      this.#doubt()
      if (typeof this.#state === 'string') this.#say('saving')
      this.#writeWithin(this.#retryMs.first)
    }
  }

  #catchUp(): void {
    if (!this.#doc || !this.#loaded) return
    this.#catchingUp ??= this.#read(this.#doc)
      .then(
        () => undefined,
        (error: unknown) => this.#fail(error),
      )
      .finally(() => {
        this.#catchingUp = undefined
      })
  }

  async #read(doc: Y.Doc): Promise<Loaded> {
    if (!this.#database.isOpen()) await this.#database.open()
    const ahead = this.#ahead
    this.#ahead = undefined
    const finding = ahead ?? findRows(this.#database, this.agendaId, this.#seen)
    const [rows, known] = await Promise.all([finding, this.#database.relay.get(this.agendaId)])
    const acknowledged = countAcknowledged(known, rows)
    if (this.#closed) return { rows: 0, damaged: 0, acknowledged, updates: [] }
    // what is read isn't stored again; while somebody listens, Yjs writes all of it down once more to tell them
    doc.off('update', this.#onUpdate)
    let damaged: ReturnType<typeof applyRows>
    try {
      damaged = applyRows(doc, rows, this)
    } finally {
      doc.on('update', this.#onUpdate)
    }
    this.#seen = rows.at(-1)?.id ?? this.#seen
    this.#takenIn = this.#seen
    for (const row of this.#heard) if (row <= this.#seen) this.#heard.delete(row)
    this.#lastRow = Math.max(this.#lastRow, this.#seen)
    // the first row is the compacted one, or just as good as it
    if (!this.#loaded) this.#compactor.count(rows.slice(1).map(({ row }) => row?.bytes?.length ?? 0))
    const lastWords = this.#loaded ? [] : this.#readLastWords(doc, acknowledged)
    if (!this.#loaded) this.#lastWords.begin(acknowledged)
    this.#hasRows ||= rows.length > 0
    this.#loaded = true
    if (damaged.length > 0) {
      this.#noteDamage(this.#damaged + damaged.length)
      await this.#asideInTurn(async () => {
        const { setAside } = await import('./aside.ts')
        await setAside(this.#database, this.agendaId, damaged)
      })
    }
    // what another tab stored after that reading and before this one listened
    if (ahead) setTimeout(() => this.#closed || this.#catchUp(), catchUpMs)
    const readable = rows.filter((row) => !damaged.includes(row)).flatMap(({ row }) => row?.bytes ?? [])
    return { rows: rows.length, damaged: damaged.length, acknowledged, updates: [...readable, ...lastWords] }
  }

  /** One batch after another until nothing waits. Only `flush` calls it, so there is never more than one at work. */
  async #write(): Promise<void> {
    const doc = this.#doc
    const afterwards: Promise<void>[] = []
    while (doc && !this.#closed && !this.#outbox.isEmpty()) {
      const taken = this.#outbox.takeAll()
      this.#underWay = taken
      const slow = setTimeout(this.#waitLong, this.#patienceMs)
      try {
        if (!this.#loaded) await this.#read(doc)
        const rows = updatesToRows(this.agendaId, taken.whole ? [Y.encodeStateAsUpdate(doc)] : taken.updates)
        if (!this.#database.isOpen()) await this.#database.open()
        const added = await handOver(this.#database, rows, { ...taken, before: this.#lastRow })
        // not waited for here: what is typed meanwhile comes first
        const noting = this.#noteWritten(taken, added)
        // heard below, unless a later write fails first, and then that is told
        noting.catch(() => undefined)
        afterwards.push(noting)
        this.#hasRows = true
        if (taken.whole) this.#writtenAnew++
        this.#lastRow = added.last
        this.#channel?.send(taken.isUntold ? rows.map(({ bytes }) => bytes) : taken.unpublished, added)
        this.#hear(added)
        this.#compactor.count(rows.map(({ bytes }) => bytes.length))
      } catch (error) {
        // the others see it all the same, and try to store it
        this.#channel?.send(taken.unpublished, null)
        this.#underWay = undefined
        this.#outbox.putBack(taken)
        // a full disk takes nothing and spoils nothing; after any other fault it is uncertain what the database holds
        if (storeFailureOf(error) !== 'quota') this.#doubt()
        this.#fail(error)
        return
      } finally {
        clearTimeout(slow)
        this.#underWay = undefined
      }
    }
    try {
      await Promise.all(afterwards)
    } catch (error) {
      this.#doubt()
      this.#fail(error)
      return
    }
    if (!this.#outbox.isEmpty() && !this.#closed) return this.#write()
    if (this.#loaded) this.#settle()
  }

  /** Looks whether the rows before the ones that were added are there still, and notes as whom they were written. */
  async #noteWritten(
    { whole, clients }: Outgoing & { whole: boolean },
    added: { first: number; isBeforeThere: boolean },
  ) {
    const mayBeFirst = whole || !this.#hasRows || added.isBeforeThere
    if (!mayBeFirst) await expectRowsBefore(this.#database, this.agendaId, added.first)
    if (clients.size === 0) return
    await this.#database.transaction('rw', this.#database.relay, () =>
      noteOwnClients(this.#database, this.agendaId, clients),
    )
  }

  /** The database doesn't answer, nor does it refuse: it is waited for, and the person hears that nothing is stored meanwhile. */
  readonly #waitLong = (): void => {
    this.#say({ failed: 'slow' })
    this.#lastWords.keep({ evenWhole: false })
  }

  #doubt(): void {
    this.#outbox.wantWhole()
    this.#seen = 0
  }

  #settle(): void {
    this.#lastWords.stored({ isAll: this.#outbox.isEmpty(), hasFailed: this.#failures > 0 })
    this.#failures = 0
    this.#say('saved')
  }

  #fail(error: unknown): void {
    if (this.#closed) return
    this.#say({ failed: storeFailureOf(error) })
    if (!this.#loaded) this.#doubt()
    // where the database is full there may be room; of the whole state, once a second, there would soon be none
    this.#lastWords.keep({ evenWhole: false })
    this.#writeWithin(Math.min(this.#retryMs.first * 2 ** this.#failures, this.#retryMs.longest))
    this.#failures++
  }

  #writeWithin(ms: number): void {
    const due = Date.now() + ms
    if (this.#closed || (this.#timer && this.#timer.due <= due)) return
    this.#timer?.cancel()
    this.#timer = { cancel: promptly(() => void this.flush(), ms), due }
  }

  #say(state: StoreState): void {
    const before = this.#state
    const same =
      typeof state === 'object' && typeof before === 'object' ? state.failed === before.failed : state === before
    if (same) return
    this.#state = state
    this.#listeners.announce()
  }

  /** Asks the browser, once, not to clear this site's storage by itself. Whatever it answers, one writes on. */
  #askToPersist(): void {
    if (this.#askedToPersist) return
    this.#askedToPersist = true
    globalThis.navigator?.storage?.persist?.().catch((error: unknown) => console.warn('No lasting storage', error))
  }
}
