import { type Entry, type FieldValue, keepField, type Outcome, refuse, setAgendaField, type Writer } from '@lea/agenda'
import type * as Y from 'yjs'
import type { FieldDraft } from '../device/database.ts'
import { type Device, randomId } from '../device/device.ts'
import { forgetDraft, keepDraft } from '../device/fieldDrafts.ts'
import { type StoreFailure, storeFailureOf } from '../device/storeFailure.ts'

/** A field of a block, or of the agenda itself when `block` is null. */
export type FieldPlace = { block: string | null; field: string }

/** Words in a field; `value` undefined: they can't be kept there. */
export type DraftWords = { words: string; value: FieldValue | undefined; seen: readonly Entry[] }

/** Words that their field can't hold, left standing in it; `before`: what stood there when they were begun. */
export type LeftWords = { words: string; before: string; seen: readonly Entry[] }

/**
 * What is being typed in fields. A field's words become part of the agenda when one leaves it; until they are stored
 * as such, they are kept beside it, so that a page that dies takes nothing along.
 */
export class Drafts {
  readonly #device: Device
  readonly #agenda: string
  /** Names this visit, so that what an earlier one left isn't written over before it was recalled. */
  readonly #visit = randomId()
  readonly #isStored: () => boolean
  readonly #tell: () => void
  /** Typed, and kept nowhere: there is no room. */
  readonly #unkept = new Map<string, StoreFailure>()
  /** Written in the document, which isn't stored yet. */
  readonly #settled = new Set<string>()
  readonly #left = new Map<string, LeftWords>()
  #last = 0

  /** `tell` is called when `failure` may have changed. */
  constructor(device: Device, agenda: string, isStored: () => boolean, tell: () => void) {
    this.#tell = tell
    this.#device = device
    this.#agenda = agenda
    this.#isStored = isStored
  }

  /** Whether a draft was begun on this visit. */
  isOwn({ id }: Pick<FieldDraft, 'id'>): boolean {
    return id.startsWith(`${this.#agenda}:${this.#visit}:`)
  }

  keep(place: FieldPlace, words: DraftWords): void {
    void this.#keep(place, words)
  }

  /** Whether they are kept. */
  #keep({ block, field }: FieldPlace, { words, value, seen }: DraftWords): Promise<boolean> {
    const place = { block, field }
    const id = this.#idOf(place)
    this.#settled.delete(id)
    this.#last = Math.max(Date.now(), this.#last + 1)
    const { database, deviceId: tab } = this.#device
    const draft = { id, agenda: this.#agenda, tab, ...place, words, seen, at: this.#last }
    return keepDraft(database, value === undefined ? draft : { ...draft, value }).then(
      () => {
        this.#note(id, null)
        return true
      },
      (error: unknown) => {
        console.warn('A draft is kept nowhere', error)
        this.#note(id, storeFailureOf(error))
        return false
      },
    )
  }

  /** One goes away from a field that can't hold these words: they stand in it when one comes back. */
  leave(place: FieldPlace, words: LeftWords): void {
    this.#left.set(this.#idOf(place), words)
  }

  /** What was left standing in a field; null when nothing was. */
  left(place: FieldPlace): LeftWords | null {
    return this.#left.get(this.#idOf(place)) ?? null
  }

  /**
   * Words of an earlier visit that their field can't hold stand in it again, as if they were typed on this one. Answers
   * the id under which they are kept now.
   */
  adopt(draft: FieldDraft): string {
    const { words, seen } = draft
    this.leave(draft, { words, before: '', seen })
    void this.#keep(draft, { words, value: undefined, seen }).then((isKept) => {
      if (isKept) this.forget(draft.id)
    })
    return this.#idOf(draft)
  }

  /** Why words that are being typed are kept nowhere; null when all of them are. */
  failure(): StoreFailure | null {
    const [first] = this.#unkept.values()
    return first ?? null
  }

  /** The words are in the document: they are let go of once the device has stored that. */
  settle(place: FieldPlace): void {
    this.settleId(this.#idOf(place))
  }

  settleId(id: string): void {
    this.#left.delete(id)
    // from here on it is the store that says whether they are safe
    this.#note(id, null)
    if (this.#isStored()) this.forget(id)
    else this.#settled.add(id)
  }

  /** The words were given up. */
  drop(place: FieldPlace): void {
    this.forget(this.#idOf(place))
  }

  forget(id: string): void {
    this.#settled.delete(id)
    this.#left.delete(id)
    this.#note(id, null)
    this.#try(forgetDraft(this.#device.database, id))
  }

  /** The device has stored everything that the document holds. */
  stored(): void {
    for (const id of [...this.#settled]) this.forget(id)
  }

  #note(id: string, failure: StoreFailure | null): void {
    const before = this.failure()
    if (failure === null) this.#unkept.delete(id)
    else this.#unkept.set(id, failure)
    if (this.failure() !== before) this.#tell()
  }

  /** The database does what it is asked in that order, so that the last key counts. */
  #try(work: Promise<unknown>): void {
    work.catch((error: unknown) => console.warn('A draft stays', error))
  }

  #idOf({ block, field }: FieldPlace): string {
    return `${this.#agenda}:${this.#visit}:${block ?? ''}:${field}`
  }
}

/** Writes a draft in its field, in the place of what its writer had seen there: what came since stays beside it. */
export function writeDraft(doc: Y.Doc, writer: Writer, { block, field, value, seen }: FieldDraft): Outcome {
  if (value === undefined) return refuse('valueDoesNotFitField')
  if (block === null) return setAgendaField(doc, writer, field, value, seen)
  return keepField(doc, writer, block, field, value, seen)
}

/** Whether a field still holds the values that were seen in it. */
export function isSame(now: readonly Entry[], seen: readonly Entry[]): boolean {
  const isThat = (one: Entry) => seen.some((other) => other.deviceId === one.deviceId && other.clock === one.clock)
  return now.length === seen.length && now.every(isThat)
}
