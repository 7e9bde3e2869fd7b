import { blocksOf, done, type Outcome, readBlock, refuse, restoreBlocks, type Writer } from '@lea/agenda'
import type * as Y from 'yjs'
import type { Database, KeptNotice } from '../device/database.ts'
import { randomId } from '../device/device.ts'
import {
  ancestorsOf,
  deletionOf,
  nearestAmong,
  outermostAmong,
  RecentBlocks,
  readDeletionChanges,
} from './deletions.ts'
import type { Notice } from './notice.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import type { Deletions, OwnWork } from './ownWork.ts'
import type { Presence } from './presence.ts'
import { holdsUnacknowledged, type Lost, putBack, readLost } from './rescue.ts'

type Parts = {
  agendaId: string
  doc: Y.Doc
  database: Database
  own: OwnWork
  presence: Pick<Presence, 'block' | 'nameOf'>
  notices: NoticeBoard
  /** Whether a transaction came from another person. */
  isFromOthers: (transaction: Y.Transaction) => boolean
  /** The deletions that the message lists which is being applied. */
  listedDeletions: () => Deletions | undefined
}

/** Sees what others do to one's own work, puts up notices about it, and brings it back when asked. */
export class Watch {
  readonly #parts: Parts
  readonly #recent = new RecentBlocks()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#recallBlocks()
    parts.doc.on('afterTransaction', this.#afterTransaction)
  }

  stop(): void {
    this.#parts.doc.off('afterTransaction', this.#afterTransaction)
  }

  /** Does what a notice offers. The notice goes when that worked. */
  restore(noticeId: string, writer: Writer): Outcome {
    const { doc, notices } = this.#parts
    const notice = notices.find(noticeId)
    if (notice?.kind !== 'rescued' && notice?.kind !== 'deletedWhileEditing') return refuse('blockIsUnknown')
    if (notice.kind === 'rescued') {
      const outcome = putBack(doc, writer, notice)
      if (outcome.ok) this.dismiss(noticeId)
      return outcome
    }
    const outcome = restoreBlocks(doc, writer, notice.group)
    // somebody else was first: it is back, and that is what was asked
    if (!outcome.ok && outcome.refusal !== 'blockIsNotDeleted') return outcome
    this.dismiss(noticeId)
    return done()
  }

  dismiss(noticeId: string): void {
    const { database, notices } = this.#parts
    // should it not be deleted, it comes up once more on the next visit
    database.rescued.delete(noticeId).catch(notStored)
    notices.remove(noticeId)
  }

  /** Puts a notice up, also on later visits, until it is dismissed. */
  #put(notice: Extract<Notice, { kind: NonNullable<KeptNotice['kind']> }>): void {
    const { agendaId: agenda, database, notices } = this.#parts
    notices.put(notice)
    // should it not be stored, it is still on the screen, and the status says what is the matter with the device
    database.rescued.put({ ...notice, agenda }).catch(notStored)
  }

  readonly #afterTransaction = (transaction: Y.Transaction): void => {
    try {
      if (transaction.local) {
        this.#parts.own.note()
        this.#recent.note(transaction)
      }
      const changed = readDeletionChanges(transaction)
      if (changed.length > 0) this.#dropSettled()
      if (!this.#parts.isFromOthers(transaction)) return
      this.#rescue(transaction)
      if (changed.length > 0) this.#noticeDeletions(changed)
    } catch (error) {
      console.error('Not watched', error)
    }
  }

  /** What was written on an earlier visit and hasn't arrived counts as written now. */
  #recallBlocks(): void {
    const { doc, own } = this.#parts
    if (!own.hasUnacknowledged()) return
    for (const block of blocksOf(doc).keys()) if (holdsUnacknowledged(doc, block, own)) this.#recent.add(block)
  }

  #rescue(transaction: Y.Transaction): void {
    const { own, notices, presence, listedDeletions } = this.#parts
    const [client, ...more] = writersOf(transaction)
    for (const lost of readLost(transaction, own, listedDeletions)) {
      if (isInTray(notices, lost)) continue
      const writer = client !== undefined && more.length === 0 ? { client } : {}
      this.#put({ id: randomId(), kind: 'rescued', ...lost, by: presence.nameOf(writer.client), ...writer })
    }
  }

  #noticeDeletions(changed: readonly string[]): void {
    const { agendaId, doc, presence, notices } = this.#parts
    const deleted = new Set(changed.filter((block) => deletionOf(doc, block)))
    if (deleted.size === 0) return
    const here = presence.block()
    const mine = new Set([...(here === undefined ? [] : [here]), ...this.#recent.list()])
    for (const block of mine) {
      if (!blocksOf(doc).has(block)) continue
      const fallen = nearestAmong(doc, block, deleted)
      const deletion = fallen && deletionOf(doc, fallen)
      if (!fallen || !deletion) continue
      const { group, by } = deletion
      // one notice for everything that was deleted together, also by the other tabs
      const id = `${agendaId}:${group}`
      if (notices.find(id)) continue
      const named = titleOfDeleted(doc, outermostAmong(doc, fallen, deleted))
      const count = [...deleted].filter((each) => deletionOf(doc, each)?.group === group).length
      this.#put({ id, kind: 'deletedWhileEditing', block: fallen, ...named, count, group, by })
    }
  }

  /** A block that is back needs no notice any more. */
  #dropSettled(): void {
    const { doc, notices } = this.#parts
    for (const notice of notices.read()) {
      if (notice.kind === 'deletedWhileEditing' && !deletionOf(doc, notice.block)) this.dismiss(notice.id)
    }
  }
}

const notStored = (error: unknown) => console.warn('Not stored', error)

/** Whether a text was rescued already: two tabs that are open side by side rescue the same. */
export function isInTray(notices: NoticeBoard, { block, text }: Lost): boolean {
  return notices.read().some((notice) => notice.kind === 'rescued' && notice.block === block && notice.text === text)
}

/** The title of a block, deleted or not, or of the nearest block around it that has one; '' if none has. */
export function titleAround(doc: Y.Doc, block: string | null): string {
  return block === null ? '' : titleOfDeleted(doc, block).title
}

/** Its title; that of the nearest block around it when it has none of its own, as a role and an amount have not. */
function titleOfDeleted(doc: Y.Doc, block: string): { title: string; isPart: boolean } {
  const around = ancestorsOf(doc, block)
  const titled = [block, ...around].find((id) => (readBlock(doc, id)?.title ?? '').trim() !== '')
  if (titled === undefined) return { title: '', isPart: false }
  return { title: readBlock(doc, titled)?.title ?? '', isPart: titled !== block }
}

/** The client ids of Yjs that wrote something in a transaction. A deletion alone doesn't say whose it was. */
function writersOf(transaction: Y.Transaction): number[] {
  return [...transaction.afterState]
    .filter(([client, clock]) => transaction.beforeState.get(client) !== clock)
    .map(([client]) => client)
}
