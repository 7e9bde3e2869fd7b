import type { LiveAgenda, Outcome, Writer } from '@lea/agenda'
import type { CloseReason } from '@lea/protocol'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Drafts } from './drafts.ts'
import type { Notice } from './notice.ts'
import type { LastVisit } from './since/LastVisit.ts'
import type { Status } from './status.ts'

export type { Notice } from './notice.ts'

/** Who sits at this device. */
export type Person = {
  name: string
  organisation: string
  /** As whom a server knows one: what one signs with there, so that no name stands in the agenda. */
  id?: string | undefined
}

/** Which of a block's two texts. */
export type Part = 'title' | 'body'

/** One other client that has this agenda open. The same person in two tabs is there twice. */
export type PersonHere = {
  readonly clientId: number
  readonly name: string
  readonly organisation: string
  /** One of `colours`; dark enough for white text. */
  readonly colour: string
  readonly block?: string
  readonly part?: Part
  /** It is oneself, in another window. */
  readonly isSelf?: true
}

/** A caret as the prose editor writes it: two relative positions of Yjs, as JSON. */
export type Caret = { anchor: unknown; head: unknown }

/**
 * Why nothing may be changed now: the document is of a newer form than this build writes (refreshing the page helps), one
 * is reader or commenter here, or may not come in any more.
 */
export type ReadOnly = 'agendaIsNewer' | 'reader' | 'commenter' | 'lostAccess'

/** Why an agenda could not be opened. */
export type CantOpen =
  | 'notAnAgendaId'
  /** Neither this device nor the relay has it. */
  | 'agendaIsUnknown'
  /** This device doesn't have it and the relay can't be reached. */
  | 'notHereAndOffline'
  /** This device can't be read and the relay can't be reached: it may well be here. */
  | 'storageBroken'
  /** This device doesn't answer yet and the relay can't be reached: it may well be here. */
  | 'storageSlow'
  /** The relay refuses, and this device has nothing. */
  | CloseReason

export type OpenOutcome = { ok: true; value: Session } | { ok: false; reason: CantOpen }

/**
 * One agenda that is open in this tab: its document, its store on the device, its line to the relay. Lives outside
 * React; screens subscribe and call. Every `subscribe...` returns the function that ends the subscription, and what it
 * announces keeps its identity until it changes. What only reads or subscribes may be passed on as a bare function
 * (made for `useSyncExternalStore`).
 */
export interface Session {
  readonly agendaId: string
  readonly doc: Y.Doc
  readonly live: LiveAgenda
  readonly writer: Writer
  /** Own work over all blocks. The prose editor adds its own origins: `undo.addTrackedOrigin(ProseBinding)`. */
  readonly undo: Y.UndoManager
  readonly awareness: Awareness
  status(): Status
  subscribeStatus(listener: () => void): () => void
  /** The others; oneself is not among them. */
  people(): readonly PersonHere[]
  subscribePeople(listener: () => void): () => void
  readonly presence: {
    /** Says in which text one is. Another block than before ends the undo step. */
    enter(block: string, part: Part): void
    leave(): void
    setCursor(caret: Caret | null): void
  }
  /** Words that are being typed in a field; see `Drafts`. */
  readonly drafts: Pick<Drafts, 'keep' | 'settle' | 'drop' | 'leave' | 'left' | 'holds' | 'staying'>
  /** What others changed since one was here last. Fetched beside the agenda; rejects when it can't be. */
  readonly lastVisit: Promise<Pick<LastVisit, 'changes' | 'markSeen' | 'names' | 'remember'>>
  /** Keeps what colleagues do out of the document, until what it gives is called; see `Inbox.hold`. */
  holdColleagues(onWaiting: () => void): () => void
  notices(): readonly Notice[]
  subscribeNotices(listener: () => void): () => void
  /** Closes it. Words that were typed before stay kept all the same: they stand in their field, or are offered on the next visit. */
  dismissNotice(id: string): void
  /** Closes a notice of words that were typed before, and lets go of them. */
  throwAway(noticeId: string): void
  /** Does what the notice offers (brings the blocks or the text back) and dismisses it when that worked. */
  restore(noticeId: string): Outcome
  /**
   * Carries a command out as an undo step of its own, or as part of `step` while that is the last one. Refuses while the session
   * is read-only.
   */
  run<T>(command: (doc: Y.Doc, writer: Writer) => Outcome<T>, step?: unknown): Outcome<T>
  /** Announced through `subscribeStatus`. */
  readOnly(): ReadOnly | null
  /** Whether all that was written here is on this device (or in its memory, where nothing stays) or acknowledged by the relay. */
  isKept(): boolean
  /** The whole agenda as a .lea file (see `writeLeaFile`): the way out when nothing else works. */
  saveAsFile(): Uint8Array<ArrayBuffer>
  /** Stores what is left, says goodbye to the others and frees everything. */
  close(): Promise<void>
}
