import type { Lead } from '@lea/agenda'
import type { CaretWish } from '../../editor/index.ts'
import type { Part } from '../../session/session.ts'
import { KeptSet, type Memory } from './KeptSet.ts'
import { Topics } from './Topics.ts'

export type { Part }

/** Where one works. `part` null: the block as a whole is selected, no text is being edited. */
export type Place = { block: string; part: Part | null; at?: CaretWish }

/** What lies over the page on a narrow screen. */
export type Drawer = 'outline' | 'panel'

/** Which dialog is open, and on which block it works. */
export type OpenDialog =
  | { name: 'move'; block: string }
  | { name: 'bin' | 'shortcuts' | 'settings' | 'conflicts' | 'template' | 'palette' | 'share' | 'touches' | 'changes' }
  | { name: 'askFirst'; block: string; go: () => void }
  | null

/**
 * A field of the panel that waits for the focus: 'planning', 'roles', 'budget:<id>'. `words`: within that card the field in which one types, as
 * '<id>.amount'.
 */
export type FieldWish = { block: string; field: string; words?: string | undefined }

/** Asks before one changes what another partner answers for; see `dialogs/lead/Courtesy.ts`, which is fetched. */
export type Asking = {
  mustAsk(block: string): boolean
  leadOfOthers(block: string): Lead | null
  isOwn(partner: string): boolean
  agree(block: string): void
}

type Topic = 'place' | 'wish' | 'fieldWish' | 'drawer' | 'dialog' | 'asking' | `block:${string}`

/**
 * What only this eye sees of one open agenda: where one works, what is folded away, which drawer or dialog is open.
 * Nothing of it stands in the document.
 */
export class Desk {
  readonly #topics = new Topics<Topic>()
  /** Blocks whose children are folded away in the document. */
  readonly folded: KeptSet
  /** Blocks of the outline that are not folded the way they are by themselves. */
  readonly turned: KeptSet
  #place: Place | null = null
  #wish: Place | null = null
  #fieldWish: FieldWish | null = null
  #drawer: Drawer | null = null
  #dialog: OpenDialog = null
  #asking: Asking | null = null

  constructor(memory: { folded: Memory; turned: Memory }) {
    this.folded = new KeptSet(memory.folded)
    this.turned = new KeptSet(memory.turned)
  }

  /** Calls the listener after each change of that topic; `block:<id>` is the share of one block in `place`. */
  subscribe(topic: Topic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener)
  }

  place(): Place | null {
    return this.#place
  }

  /** Which part of this block is in hand: a text of it, the whole ('block'), or nothing. */
  handOn(block: string): Part | 'block' | null {
    return this.#place?.block === block ? (this.#place.part ?? 'block') : null
  }

  /** Selects a block, or takes one of its texts in hand. */
  take(place: Place): void {
    const before = this.#place
    this.#place = place
    if (before?.block === place.block && before.part === place.part && place.at === undefined) return
    if (before && before.block !== place.block) this.#topics.tell(`block:${before.block}`)
    this.#topics.tell(`block:${place.block}`)
    this.#topics.tell('place')
  }

  /** Lets go of everything. */
  release(): void {
    const before = this.#place
    if (!before) return
    this.#place = null
    this.#topics.tell(`block:${before.block}`)
    this.#topics.tell('place')
  }

  /** Takes the place, and wishes that the screen brings it into view and gives it the focus. */
  goTo(place: Place): void {
    this.#wish = place
    this.take(place)
    this.#topics.tell('wish')
  }

  /** The place that still has to get the focus. */
  wish(): Place | null {
    return this.#wish
  }

  fulfilWish(): void {
    this.#wish = null
    this.#topics.tell('wish')
  }

  /** Selects a block and wishes that the panel gives one of its fields the focus. */
  goToField(wish: FieldWish): void {
    this.#fieldWish = wish
    if (this.#place?.block !== wish.block) this.take({ block: wish.block, part: null })
    this.openDrawer('panel')
    this.#topics.tell('fieldWish')
  }

  /** Wishes that a field which is drawn in a moment gets the focus, whatever one has in hand. */
  wishField(wish: FieldWish): void {
    this.#fieldWish = wish
    this.#topics.tell('fieldWish')
  }

  fieldWish(): FieldWish | null {
    return this.#fieldWish
  }

  fulfilFieldWish(): void {
    this.#fieldWish = null
    this.#topics.tell('fieldWish')
  }

  drawer(): Drawer | null {
    return this.#drawer
  }

  openDrawer(drawer: Drawer | null): void {
    this.#drawer = drawer
    this.#topics.tell('drawer')
  }

  /** Who asks first, once that is fetched; told again when somebody agreed. */
  asking(): Asking | null {
    return this.#asking
  }

  letAsk(asking: Asking | null): void {
    this.#asking = asking
    this.#topics.tell('asking')
  }

  dialog(): OpenDialog {
    return this.#dialog
  }

  openDialog(dialog: OpenDialog): void {
    this.#dialog = dialog
    this.#topics.tell('dialog')
  }
}
