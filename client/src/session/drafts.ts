import {
  blocksOf,
  type Entry,
  type FieldValue,
  keepField,
  type Outcome,
  readAgendaField,
  readField,
  refuse,
  setAgendaField,
  type Writer,
} from '@lea/agenda'
import type * as Y from 'yjs'
import type { FieldDraft } from '../device/database.ts'
import { type Device, randomId } from '../device/device.ts'
import { forgetDraft, keepDraft } from '../device/fieldDrafts.ts'
import { type StoreFailure, storeFailureOf } from '../device/storeFailure.ts'
import { markTab } from '../device/tabMarks.ts'

/** A field of a block, or of the agenda itself when `block` is null. */
export type FieldPlace = { block: string | null; field: string }

/** Words in a field; `value` undefined: they can't be kept there. */
export type DraftWords = { words: string; value: FieldValue | undefined; seen: readonly Entry[] }

/** Words that their field can't hold, left standing in it; `before`: what stood there when they were begun, where that is known. */
export type LeftWords = { words: string; before?: string; seen: readonly Entry[] }

/** Words that stand in a field and not in the document. */
export type StayingWords = FieldPlace & { words: string }

/** In how many fields words stand that aren't in the document; `staying`: of those, how many go into it only when one leaves them. */
export type Unwritten = { readonly fields: number; readonly staying: number }

/**
 * What is being typed in fields. A field's words become part of the agenda when one rests or leaves it; until they are stored
 * as such, they are kept beside it, so that a page that dies takes nothing along.
 */
export class Drafts {
  readonly #device: Device
  readonly #agenda: string
  /** Names this visit, so that what an earlier one left isn't written over before it was recalled. */
  readonly #visit = randomId()
  readonly #markEnded: () => void
  readonly #isStored: () => boolean
  readonly #tell: () => void
  /** Typed, and kept nowhere: there is no room. */
  readonly #unkept = new Map<string, StoreFailure>()
  /** Typed, and not in the document; `isSoon` false: they stay in their field until one leaves it. */
  readonly #unwritten = new Map<string, StayingWords & { isSoon: boolean }>()
  /** Written in the document, which isn't stored yet. */
  readonly #settled = new Set<string>()
  readonly #left = new Map<string, LeftWords>()
  #last = 0

  /** `tell` is called when `failure` or `unwritten` may have changed. */
  constructor(device: Device, agenda: string, isStored: () => boolean, tell: () => void) {
    this.#tell = tell
    this.#device = device
    this.#agenda = agenda
    this.#isStored = isStored
    this.#markEnded = markTab('visit', device.database.name, this.#visit)
  }

  /** The name of the database that they are kept in. */
  get database(): string {
    return this.#device.database.name
  }

  /** The visit is over: what is left may be put back by the next one, in whatever tab. */
  end(): void {
    this.#markEnded()
  }

  /** Under which words in a field are kept. */
  idOf({ block, field }: FieldPlace): string {
    return `${this.#agenda}:${this.#visit}:${block ?? ''}:${field}`
  }

  /** Whether a draft was begun on this visit. */
  isOwn({ id }: Pick<FieldDraft, 'id'>): boolean {
    return id.startsWith(`${this.#agenda}:${this.#visit}:`)
  }

  /** `isWrittenSoon`: they go into the document by themselves, in a moment. Answers whether they are kept. */
  keep({ block, field }: FieldPlace, { words, value, seen }: DraftWords, isWrittenSoon = false): Promise<boolean> {
    const place = { block, field }
    const id = this.idOf(place)
    this.#settled.delete(id)
    this.#unwritten.set(id, { ...place, words, isSoon: isWrittenSoon })
    this.#tell()
    this.#last = Math.max(Date.now(), this.#last + 1)
    const { database, deviceId: tab } = this.#device
    const draft = { id, agenda: this.#agenda, tab, visit: this.#visit, ...place, words, seen, at: this.#last }
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
    this.#left.set(this.idOf(place), words)
  }

  /** What was left standing in a field; null when nothing was. */
  left(place: FieldPlace): LeftWords | null {
    return this.#left.get(this.idOf(place)) ?? null
  }

  /** Whether words stand in a field that aren't in the document. */
  holds(place: FieldPlace): boolean {
    return this.#unwritten.has(this.idOf(place))
  }

  /** Why words that are being typed are kept nowhere; null when all of them are. */
  failure(): StoreFailure | null {
    const [first] = this.#unkept.values()
    return first ?? null
  }

  unwritten(): Unwritten {
    return { fields: this.#unwritten.size, staying: this.staying().length }
  }

  /** In which fields words stand that don't go into the document by themselves. */
  staying(): StayingWords[] {
    return [...this.#unwritten.values()].filter(({ isSoon }) => !isSoon)
  }

  /** The words are in the document: they are let go of once the device has stored that. */
  settle(place: FieldPlace): void {
    this.settleId(this.idOf(place))
  }

  settleId(id: string): void {
    // from here on it is the store that says whether they are safe
    this.#letGo(id)
    if (this.#isStored()) this.forget(id)
    else this.#settled.add(id)
  }

  /** The words were given up. */
  drop(place: FieldPlace): void {
    this.forget(this.idOf(place))
  }

  forget(id: string): void {
    this.#settled.delete(id)
    this.#letGo(id)
    this.#try(forgetDraft(this.#device.database, id))
  }

  /** The device has stored everything that the document holds. */
  stored(): void {
    for (const id of [...this.#settled]) this.forget(id)
  }

  #letGo(id: string): void {
    this.#left.delete(id)
    if (this.#unwritten.delete(id)) this.#tell()
    this.#note(id, null)
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
}

/** Writes words in their field, also when a colleague took the block away meanwhile, in the place of what was seen there: what came since stays beside it. */
export function writeDraft(
  doc: Y.Doc,
  writer: Writer,
  { block, field, value, seen }: Pick<FieldDraft, 'block' | 'field' | 'seen'> & { value?: FieldValue | undefined },
): Outcome {
  if (value === undefined) return refuse('valueDoesNotFitField')
  if (block === null) return setAgendaField(doc, writer, field, value, seen)
  return keepField(doc, writer, block, field, value, seen)
}

/** What a field holds now, also of a block that was deleted. */
export function entriesOf(doc: Y.Doc, { block, field }: FieldPlace): Entry[] {
  if (block === null) return readAgendaField(doc, field)
  const found = blocksOf(doc).get(block)
  return found ? readField(found, field) : []
}

/** Tells which values are among those that were seen. */
export function isAmong(seen: readonly Entry[]): (one: Entry) => boolean {
  return (one) => seen.some((other) => other.deviceId === one.deviceId && other.clock === one.clock)
}
