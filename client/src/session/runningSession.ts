import { isNewer, LiveAgenda, type Outcome, refuse, undoOf, type Writer } from '@lea/agenda'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { listAgenda, renameListed } from '../device/agendaList.ts'
import type { Device } from '../device/device.ts'
import { writeLeaFile } from '../device/leaFile.ts'
import { Listeners } from '../device/listeners.ts'
import { withPatience } from '../device/patience.ts'
import type { Acknowledged } from '../device/relayKnowledge.ts'
import { markTab } from '../device/tabMarks.ts'
import type { AgendaStore } from '../device/updateStore.ts'
import { Drafts, writeDraft } from './drafts.ts'
import type { Line } from './line.ts'
import type { Notice } from './notice.ts'
import { NoticeBoard } from './noticeBoard.ts'
import { OwnWindows } from './ownWindows.ts'
import { OwnWork } from './ownWork.ts'
import { Presence } from './presence.ts'
import type { Person, ReadOnly, Session } from './session.ts'
import type { LastVisit } from './since/LastVisit.ts'
import { type DeviceState, firstStatus, nextStatus, type Status, type StatusEvent, type Way } from './status.ts'
import { Watch } from './watch.ts'

/** So long nothing must have changed before it is written down that the relay has everything. */
const confirmMs = 500

/** So long a device that gives no answer is waited for when an agenda is closed. */
const longestEndMs = 5_000

const damagedNotice = 'damagedOnDevice'
const slowLineNotice = 'slowLine'

export type SessionParts = {
  agendaId: string
  device: Device
  person: Person
  personId?: (() => string | undefined) | undefined
  doc: Y.Doc
  awareness: Awareness
  store: AgendaStore
  line: Line | null
  status: StatusLog
  acknowledged: Acknowledged
  /** The updates that the device held, if opening it now begins a new visit. */
  before: readonly Uint8Array[] | null
}

/** The status of an agenda, from the moment on that it is being opened. */
export class StatusLog {
  readonly #listeners = new Listeners()
  #status: Status = firstStatus

  read(): Status {
    return this.#status
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  readonly tell = (event: StatusEvent): void => {
    const status = nextStatus(this.#status, event)
    if (status === this.#status) return
    this.#status = status
    this.#listeners.announce()
  }
}

/** One agenda that is open, put together from its parts. See `Session`. */
export class RunningSession implements Session {
  readonly agendaId: string
  readonly doc: Y.Doc
  readonly live: LiveAgenda
  readonly writer: Writer
  readonly undo: Y.UndoManager
  readonly awareness: Awareness
  readonly presence: Presence
  readonly drafts: Drafts
  readonly lastVisit: Promise<LastVisit>
  readonly #parts: SessionParts
  readonly #own: OwnWork
  readonly #notices = new NoticeBoard()
  readonly #watch: Watch
  readonly #endings: (() => void)[] = []
  readonly #markClosed: () => void
  #markSaved: (() => void) | undefined
  #confirming: ReturnType<typeof setTimeout> | undefined
  #writingDown: Promise<boolean> | undefined
  #isConfirmed = false
  /** Whether work of an earlier visit waited: that is written down at once, lest somebody who writes on has all of it counted again. */
  #hadWaited: boolean
  #way: Way = 'socket'
  #closing: Promise<void> | undefined

  constructor(parts: SessionParts) {
    const { agendaId, device, person, doc, awareness, line } = parts
    this.#parts = parts
    this.#hadWaited = parts.acknowledged.waiting > 0
    this.agendaId = agendaId
    this.doc = doc
    this.awareness = awareness
    const { personId = () => person.id } = parts
    // asked for each time: a server may come to know who one is while the agenda is open
    this.writer = {
      deviceId: device.deviceId,
      name: person.name,
      get person() {
        return personId()
      },
    }
    this.live = new LiveAgenda(doc, (error) => console.error('A listener failed', error))
    this.undo = undoOf(doc, this.writer)
    const windows = new OwnWindows(agendaId, awareness.clientID)
    this.presence = new Presence(awareness, person, () => this.undo.stopCapturing(), {
      personId,
      windows: () => windows.clients(),
    })
    this.#endings.push(() => windows.close())
    this.drafts = new Drafts(
      device,
      agendaId,
      () => parts.store.state() === 'saved',
      () => {
        parts.status.tell({ type: 'device', state: this.#deviceState() })
        parts.status.tell({ type: 'typed', unwritten: this.drafts.unwritten() })
      },
    )
    this.#own = new OwnWork(doc, parts.acknowledged)
    const isFromOthers = ({ origin }: Y.Transaction) => line !== null && origin === line.origin
    const { database } = device
    const { presence } = this
    this.#watch = new Watch({
      agendaId,
      doc,
      database,
      own: this.#own,
      presence,
      notices: this.#notices,
      isFromOthers,
      listedDeletions: () => line?.listedDeletions(),
    })
    this.#markClosed = markTab('open', database.name, agendaId)
    this.#follow()
    this.lastVisit = this.#recallVisit()
    this.#onDevice(this.lastVisit)
  }

  // bound, because React takes them as they are
  readonly status = (): Status => this.#parts.status.read()
  readonly subscribeStatus = (listener: () => void) => this.#parts.status.subscribe(listener)
  readonly people = () => this.presence.people()
  readonly subscribePeople = (listener: () => void) => this.presence.subscribe(listener)
  readonly notices = () => this.#notices.read()
  readonly subscribeNotices = (listener: () => void) => this.#notices.subscribe(listener)
  readonly readOnly = (): ReadOnly | null => this.status().readOnly

  holdColleagues(onWaiting: () => void): () => void {
    return this.#parts.line?.hold(onWaiting) ?? (() => undefined)
  }

  dismissNotice(id: string): void {
    if (id === damagedNotice) this.#onDevice(this.#parts.store.damageIsTold())
    this.#watch.dismiss(id)
  }

  throwAway(id: string): void {
    this.drafts.forget(id)
    this.#notices.remove(id)
  }

  restore(noticeId: string): Outcome {
    const notice = this.#notices.find(noticeId)
    if (notice?.kind === 'typedBefore') return this.#restoreTyped(notice)
    return this.run((_, writer) => this.#watch.restore(noticeId, writer))
  }

  run<T>(command: (doc: Y.Doc, writer: Writer) => Outcome<T>, step?: unknown): Outcome<T> {
    const readOnly = this.readOnly()
    if (readOnly) return refuse(readOnly === 'agendaIsNewer' ? readOnly : 'mayNotWrite')
    this.undo.stopCapturing()
    // as if that step had been made a moment ago
    if (step !== undefined && this.undo.undoStack.at(-1) === step) this.undo.lastChange = Date.now()
    const outcome = command(this.doc, this.writer)
    this.undo.stopCapturing()
    return outcome
  }

  isKept(): boolean {
    const { word } = this.status()
    return (word === 'savedOnRelay' || this.#parts.store.state() === 'saved') && this.drafts.failure() === null
  }

  saveAsFile(): Uint8Array<ArrayBuffer> {
    return writeLeaFile({ agendaId: this.agendaId, update: Y.encodeStateAsUpdate(this.doc) })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  #follow(): void {
    const { store, status } = this.#parts
    let writtenAnew = store.writtenAnew()
    const followStore = () => {
      const { device } = status.read()
      // with the rows of the agenda its line on the list may have gone
      const isWrittenAnew = writtenAnew !== store.writtenAnew()
      writtenAnew = store.writtenAnew()
      const recovered =
        typeof device === 'object' && device.failed !== this.#parts.device.forgets && store.state() === 'saved'
      status.tell({ type: 'device', state: this.#deviceState() })
      if (store.damagedRows() > 0) this.#noticeDamage()
      if (recovered || isWrittenAnew) this.#putOnList()
      if (store.state() === 'saved') this.drafts.stored()
    }
    followStore()
    this.#endings.push(store.subscribe(followStore))
    this.#endings.push(status.subscribe(() => this.#followStatus()))
    this.#endings.push(status.subscribe(() => this.#tellTabs()))
    this.#followStatus()
    this.#followAgenda()
    this.#endings.push(this.live.subscribe('agenda', () => this.#followAgenda()))
    this.#putOnList()
    this.#onDevice(this.#recall())
    globalThis.addEventListener?.('beforeunload', this.#warnBeforeLeaving)
    this.#endings.push(() => globalThis.removeEventListener?.('beforeunload', this.#warnBeforeLeaving))
  }

  /** A start page in another tab reads of the database only what is in it. */
  #tellTabs(): void {
    const { device } = this.#parts
    const isUnsaved = this.status().word === 'notSaved' && device.forgets === undefined
    if (isUnsaved === (this.#markSaved !== undefined)) return
    this.#markSaved?.()
    this.#markSaved = isUnsaved ? markTab('unsaved', device.database.name, this.agendaId) : undefined
  }

  async #recallVisit(): Promise<LastVisit> {
    const { LastVisit } = await import('./since/LastVisit.ts')
    const { agendaId, doc, writer, presence } = this
    const { device, before } = this.#parts
    return LastVisit.begin({
      agendaId,
      doc,
      writer,
      presence,
      before,
      database: device.database,
      answered: this.#relayAnswered(),
      notices: this.#notices,
    })
  }

  /** What a window stores that forgets is in memory only; and of words in a field it may be that nothing takes them. */
  #deviceState(): DeviceState {
    const { store, device } = this.#parts
    const state = store.state()
    const unkept = this.drafts.failure()
    if (unkept !== null && state === 'saved') return { failed: unkept }
    return device.forgets && state === 'saved' ? { failed: device.forgets } : state
  }

  async #recall(): Promise<void> {
    const { agendaId, doc } = this
    const { device, store } = this.#parts
    const { recall } = await import('./recall.ts')
    if (this.#closing) return
    const recalling = { agendaId, doc, database: device.database, store, notices: this.#notices }
    await recall(
      recalling,
      this,
      this.#relayAnswered().then(() => this.status().relay === 'synced'),
    )
  }

  /** Resolves when the relay has given what it has, or can't. */
  #relayAnswered(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.status().relay === 'connecting') return
        stop()
        resolve()
      }
      const stop = this.subscribeStatus(look)
      look()
    })
  }

  #restoreTyped({ id, draft }: Extract<Notice, { kind: 'typedBefore' }>): Outcome {
    const outcome = this.run((doc, writer) => writeDraft(doc, writer, draft))
    if (!outcome.ok) return outcome
    this.drafts.settleId(id)
    this.#notices.remove(id)
    return outcome
  }

  #followStatus(): void {
    const { relay, acknowledged, way, readOnly } = this.status()
    // an undo would write, whatever the screens do
    if (readOnly !== null) this.undo.clear()
    if (way !== this.#way) {
      this.#way = way
      if (way === 'socket') this.#notices.remove(slowLineNotice)
      else this.#notices.put({ id: slowLineNotice, kind: slowLineNotice })
    }
    // the line broke between the relay's word and the moment at which it is written down: what it has, it has
    if (relay === 'offline' && this.#confirming !== undefined) this.#onDevice(this.#confirm())
    if (!acknowledged) {
      this.#isConfirmed = false
      clearTimeout(this.#confirming)
      this.#confirming = undefined
    }
    // Sent away between the relay's word and the moment at which it is written down: what it has, it has.
    if (typeof relay === 'object' && this.#parts.line?.isComplete()) this.#onDevice(this.#confirm())
    if (relay !== 'synced' || !acknowledged) return
    this.#own.confirm()
    if (this.#parts.store.damagedRows() > 0) this.#fillDamage()
    if (this.#isConfirmed) return
    if (this.#hadWaited) {
      this.#hadWaited = false
      this.#onDevice(this.#confirm())
    } else this.#confirming ??= setTimeout(() => this.#onDevice(this.#confirm()), confirmMs)
  }

  /** Writes down that the relay has everything, so that the next visit and the start page know. */
  async #confirm(): Promise<void> {
    const { store, line } = this.#parts
    clearTimeout(this.#confirming)
    this.#confirming = undefined
    await store.flush()
    if (!line?.isComplete() || this.#isConfirmed) return
    this.#isConfirmed = true
    this.#writingDown = store.confirm()
    if (!(await this.#writingDown)) this.#isConfirmed = false
  }

  async #confirmAtLast(isComplete: boolean): Promise<void> {
    const { store } = this.#parts
    const isWritten = this.#isConfirmed && (await this.#writingDown)
    if (!isWritten && isComplete && store.state() === 'saved') await store.confirm()
  }

  #followAgenda(): void {
    this.#parts.status.tell({ type: 'isNewer', isNewer: isNewer(this.doc) })
    this.#onDevice(renameListed(this.#parts.device.database, this.agendaId, this.doc))
  }

  #putOnList(): void {
    this.#onDevice(listAgenda(this.#parts.device.database, this.agendaId, this.doc))
  }

  #noticeDamage(): void {
    const known = this.#notices.find(damagedNotice)
    const rows = this.#parts.store.damagedRows()
    if (known?.kind === damagedNotice && known.rows === rows) return
    this.#notices.put({ id: damagedNotice, kind: damagedNotice, rows, filled: false })
    const { relay, acknowledged } = this.status()
    if (relay === 'synced' && acknowledged) this.#fillDamage()
  }

  /** The relay's copy came in: from now on this device has the whole again. */
  #fillDamage(): void {
    const notice = this.#notices.find(damagedNotice)
    if (notice?.kind !== damagedNotice || notice.filled) return
    this.#notices.put({ ...notice, filled: true })
    void this.#parts.store.rewrite()
  }

  /** The list and the notices are beside the point: when the device can't keep them, the store is the one to say so. */
  #onDevice(work: Promise<unknown>): void {
    work.catch((error: unknown) => console.warn('Not kept beside the agenda', error))
  }

  readonly #warnBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.status().word === 'notSaved' || this.drafts.failure() !== null) event.preventDefault()
  }

  async #close(): Promise<void> {
    const { store, line, awareness } = this.#parts
    for (const end of this.#endings) end()
    clearTimeout(this.#confirming)
    const visitEnds = this.lastVisit.then((visit) => visit.close())
    const isComplete = line?.isComplete() === true
    line?.close()
    await store.close()
    const confirmed = this.#confirmAtLast(isComplete)
    this.#watch.stop()
    this.live.destroy()
    awareness.destroy()
    this.doc.destroy()
    // whoever closes the database next would cut off what is being written down of this visit
    const ended = [visitEnds, confirmed].map((end) => withPatience(end, longestEndMs))
    for (const end of ended) this.#onDevice(end)
    await Promise.allSettled(ended)
    // whoever sends what waits from now on finds all that was written down
    this.#markClosed()
    this.#markSaved?.()
    this.drafts.end()
  }
}
