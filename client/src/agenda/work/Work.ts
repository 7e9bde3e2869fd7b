import {
  addBlock,
  type BlockTypeName,
  type BlockView,
  deleteBlock,
  type Entry,
  type FieldValue,
  indentBlock,
  isUnborn,
  moveBlock,
  moveDown,
  moveUp,
  type Outcome,
  outdentBlock,
  restoreBlocks,
  setAgendaField,
  setField,
  type Writer,
  withDescendants,
} from '@lea/agenda'
import type * as Y from 'yjs'
import { m } from '../../paraglide/messages.js'
import type { Session } from '../../session/session.ts'
import { clipped } from '../../ui/clipped.ts'
import { refusalText } from '../../ui/refusalText.ts'
import { beginsWith } from '../desk/beginsWith.ts'
import type { Desk, Part, Place } from '../desk/Desk.ts'
import { isTextType, placeForNew, type TextType } from '../desk/placeForNew.ts'
import { isInText, isInTextById, rowsOf } from '../document/rows.ts'
import { type AttachedType, beginningOf } from '../panel/attachedTypes.ts'
import { hasWords } from '../texts/hasWords.ts'
import { fieldLabel, kindLabel } from '../texts/labels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { changedBlocks } from './changedBlocks.ts'

/** How the work speaks to people who don't see the screen, and to all when a rule says no. */
export type Voice = {
  say(text: string): void
  refuse(text: string): void
  /** Shows what happened with a button beside it; the way to take the offer away again comes back. */
  offer(text: string, verb: string, act: () => void): () => void
}

export type Direction = 'up' | 'down' | 'in' | 'out'

/** Fetched early, and when somebody needs one of them. */
export const fetchRareCommands = () => import('./rareCommands.ts')

type Command<T> = (doc: Y.Doc, writer: Writer) => Outcome<T>

const moves = { up: moveUp, down: moveDown, in: indentBlock, out: outdentBlock } as const

/**
 * What a person does with blocks: each deed runs one command on the document, says what happened, and puts the focus
 * where one goes on. A deed that a rule refuses changes nothing and says why.
 */
export class Work {
  /** Takes away the offer to restore what was deleted last: there is one at a time, the bin has the rest. */
  #withdraw: () => void = () => {}
  /** What was added last as part of another block, as it was then: a view is the same object until it changes. */
  #begun: { view: BlockView | undefined; step: unknown } | undefined

  constructor(
    readonly session: Session,
    readonly desk: Desk,
    readonly voice: Voice,
  ) {}

  /** One leaves the agenda: nothing of it is offered on another page. */
  end(): void {
    this.#withdraw()
  }

  /** Adds a block at `near` (see `placeForNew`) and takes its title in hand. */
  add(type: TextType, near: string | null): string | undefined {
    const { live } = this.session
    const place = placeForNew(live.tree(), type, near)
    const fields = beginsWith(live, type, place)
    const id = this.#do((doc, writer) => addBlock(doc, writer, { type, ...place, fields }))
    if (id === undefined) return undefined
    this.voice.say(m.agenda_said_added({ kind: kindLabel(live, type) }))
    this.goTo({ block: id, part: 'title', at: 'end' })
    return id
  }

  /** Adds the next block of the same kind, as a list grows. */
  addNext(block: string): void {
    const type = this.session.live.tree().nodes.get(block)?.type ?? ''
    if (isTextType(type)) this.add(type, block)
  }

  /** Adds a block that is drawn inside its owner (a role, a budget line) or stands on a list (a partner, a fund). */
  addTo(
    owner: string | null,
    type: BlockTypeName,
    content: { title?: string; fields?: Readonly<Record<string, FieldValue>> } = {},
  ): string | undefined {
    const { live, undo } = this.session
    // a step by itself, so that words written by pressing the button stay when it is taken back
    if (owner !== null) undo.stopCapturing()
    const id = this.#do((doc, writer) => addBlock(doc, writer, { type, parent: owner, ...content }))
    if (id === undefined) return undefined
    if (owner !== null) undo.stopCapturing()
    this.#begun = { view: live.block(id), step: undo.undoStack.at(-1) }
    this.voice.say(m.agenda_said_added({ kind: kindLabel(live, type) }))
    return id
  }

  /**
   * Takes back the step that added a block, when it was one's last and nobody put anything in the block since. Whether it was so.
   */
  takeBack(block: string): boolean {
    const { live, undo } = this.session
    const [begun, view, children] = [this.#begun, live.block(block), live.tree().nodes.get(block)?.children]
    if (!begun || view === undefined || begun.view !== view || children?.length !== 0) return false
    if (undo.undoStack.at(-1) !== begun.step) return false
    undo.undo()
    this.voice.say(m.agenda_said_undone())
    return true
  }

  /** Adds a role, a budget line, a seat or the like to a block, and goes to its fields. */
  attach(block: string, type: AttachedType): void {
    if (this.#asksFirst(block, () => this.attach(block, type))) return
    const id = this.addTo(block, type, { fields: beginningOf(type) })
    if (id !== undefined) this.desk.goToField({ block, field: `${type}:${id}` })
  }

  /** Goes to a field of a block in the panel. */
  fillIn(block: string, field: string): void {
    this.desk.goToField({ block, field })
  }

  /** `focus` 'here': the focus stays where it is (in the outline); else it goes along with the block. */
  move(direction: Direction, block: string, focus: 'block' | 'here' = 'block'): void {
    if (this.#asksFirst(block, () => this.move(direction, block, focus))) return
    const part = this.#partInHand(block)
    if (!this.#done((doc, writer) => moves[direction](doc, writer, block))) return
    this.#sayWhere(block)
    if (focus === 'block') this.goTo({ block, part })
  }

  moveTo(block: string, parent: string | null, after: string | null): boolean {
    if (this.#asksFirst(block, () => this.moveTo(block, parent, after))) return false
    if (!this.#done((doc, writer) => moveBlock(doc, writer, block, { parent, after }))) return false
    this.#sayWhere(block)
    const node = this.session.live.tree().nodes.get(block)
    if (node && isInText(node)) this.goTo({ block, part: null })
    return true
  }

  /** Resolves when the copy is there, or it has been said why it isn't. */
  async duplicate(block: string): Promise<void> {
    const rare = await this.#rareCommands()
    const copy = rare && this.#do((doc, writer) => rare.duplicateBlock(doc, writer, block))
    if (copy === undefined) return
    this.voice.say(m.agenda_said_duplicated({ title: this.#named(copy) }))
    this.goTo({ block: copy, part: null })
  }

  /** Deletes at once; the way back is offered beside it, and in the bin. The focus goes to the block that follows. */
  remove(block: string): void {
    if (this.#asksFirst(block, () => this.remove(block))) return
    const title = this.#named(block)
    const tree = this.session.live.tree()
    const node = tree.nodes.get(block)
    const neighbour = node && isInText(node) ? this.#neighbourOf(block) : undefined
    // roles and budget lines are parts of a block for us, not for who sees one row go
    const parts = withDescendants(tree, block).filter((id) => id !== block && isInTextById(tree, id)).length
    const deletion = this.#do((doc, writer) => deleteBlock(doc, writer, block))
    if (!deletion) return
    const said = parts === 0 ? m.agenda_said_deleted({ title }) : m.agenda_said_deleted_with({ title, count: parts })
    this.#offerBack(block, said, deletion.group)
    if (neighbour !== undefined) this.goTo({ block: neighbour, part: null })
    else if (this.desk.place()?.block === block) this.desk.release()
  }

  restore(group: string): void {
    const blocks = this.#do((doc, writer) => restoreBlocks(doc, writer, group))
    const top = blocks?.[0]
    if (top === undefined) return
    this.voice.say(m.agenda_said_restored({ title: this.#named(top) }))
    const node = this.session.live.tree().nodes.get(top)
    if (node && isInText(node)) this.goTo({ block: top, part: null })
  }

  /** Resolves when it is of that type, or it has been said why it isn't. */
  async changeType(block: string, type: BlockTypeName): Promise<void> {
    if (this.#asksFirst(block, () => this.changeType(block, type))) return
    const rare = await this.#rareCommands()
    if (!rare || !this.#done((doc, writer) => rare.changeType(doc, writer, block, type))) return
    this.voice.say(m.agenda_said_type_changed({ kind: kindLabel(this.session.live, type) }))
    this.goTo({ block, part: null })
  }

  /**
   * Writes a field of a block, or of the agenda when `block` is null. With `seen` only those values are replaced, so that
   * what a colleague wrote meanwhile stays beside it. Whether it was written.
   */
  set(block: string | null, field: string, value: FieldValue, seen?: readonly Entry[]): boolean {
    if (block !== null && this.#asksFirst(block, () => this.set(block, field, value, seen))) return false
    return this.#done((doc, writer) =>
      block === null
        ? setAgendaField(doc, writer, field, value, seen)
        : setField(doc, writer, block, field, value, seen),
    )
  }

  /** Settles a field on one of the values that stand side by side. */
  pick(block: string | null, field: string, value: FieldValue, words: string): void {
    if (this.set(block, field, value))
      this.voice.say(m.agenda_said_picked({ field: fieldLabel(field, block), value: words }))
  }

  /** Takes back the last own step, and goes to where it was. Says so when what one made goes to the bin, because somebody wrote in it. */
  undo(): void {
    const leave = this.#leaving()
    const { bin } = this.session.live.tree()
    const done = changedBlocks(this.session.doc, () => this.session.undo.undo() !== null)
    this.voice.say(done ? m.agenda_said_undone() : m.agenda_said_nothing_to_undo())
    leave()
    this.#goToFirst(done)
    const kept = this.session.live.tree().bin.find((entry) => isUnborn(entry) && !bin.includes(entry))
    if (kept) this.#offerBack(kept.top, m.agenda_said_kept({ title: this.#named(kept.top) }), kept.group)
  }

  /** Does again what was taken back last, and goes to where it was. */
  redo(): void {
    const leave = this.#leaving()
    const done = changedBlocks(this.session.doc, () => this.session.undo.redo() !== null)
    this.voice.say(done ? m.agenda_said_redone() : m.agenda_said_nothing_to_redo())
    leave()
    this.#goToFirst(done)
  }

  /** Goes on from one text to the text above or below it, with the caret at the same height of the line. */
  goOn(direction: 'up' | 'down', from: { block: string; part: Part }, { x }: { x: number }): void {
    const texts = this.#textsInOrder()
    const here = texts.findIndex((text) => text.block === from.block && text.part === from.part)
    const next = texts[here + (direction === 'up' ? -1 : 1)]
    if (here >= 0 && next) this.goTo({ ...next, at: { x, edge: direction === 'up' ? 'bottom' : 'top' } })
  }

  /** Whether there is nothing in a block: no words, and nothing under it. */
  isBlank(block: string): boolean {
    const view = this.session.live.block(block)
    const children = this.session.live.tree().nodes.get(block)?.children ?? []
    return view !== undefined && children.length === 0 && view.titleText === '' && !hasWords(view.body)
  }

  /** Deletes a block that was opened in vain, and goes back to the text above it. */
  removeBlank(block: string): void {
    const texts = this.#textsInOrder()
    const above = texts[texts.findIndex((text) => text.block === block) - 1]
    if (!this.#do((doc, writer) => deleteBlock(doc, writer, block))) return
    this.voice.say(m.agenda_said_deleted({ title: m.agenda_untitled() }))
    if (above) this.goTo({ ...above, at: 'end' })
    else this.desk.release()
  }

  /** Brings a block into view, whatever it is folded away under, and puts the focus there. */
  goTo(place: Place): void {
    const { nodes } = this.session.live.tree()
    const around: string[] = []
    let parent = nodes.get(place.block)?.parent ?? null
    while (parent !== null) {
      around.push(parent)
      parent = nodes.get(parent)?.parent ?? null
    }
    this.desk.folded.mark(around, false)
    this.desk.goTo(place)
  }

  /** To where one would write on in a block: its title while it has none, else the end of its text. */
  writeIn(block: string): void {
    const part = this.session.live.block(block)?.titleText === '' ? 'title' : 'body'
    this.goTo({ block, part, at: 'end' })
  }

  /** Folds a block's children away on this screen, or shows them. */
  fold(block: string, folded: boolean): void {
    this.desk.folded.mark([block], folded)
    const title = this.#named(block)
    this.voice.say(folded ? m.agenda_said_folded({ title }) : m.agenda_said_unfolded({ title }))
  }

  /** The block that one goes on with when this one is gone: the next of the same parent, else the one before it. */
  #neighbourOf(block: string): string | undefined {
    const tree = this.session.live.tree()
    const node = tree.nodes.get(block)
    if (!node) return undefined
    const siblings = node.parent === null ? tree.roots : (tree.nodes.get(node.parent)?.children ?? [])
    const next = siblings.slice(siblings.indexOf(block) + 1).find((id) => {
      const sibling = tree.nodes.get(id)
      return sibling !== undefined && isInText(sibling)
    })
    if (next !== undefined) return next
    const folded = this.desk.folded.ids()
    const blocks = rowsOf(tree, (id) => folded.has(id)).filter((row) => row.kind === 'block')
    return blocks[blocks.findIndex((row) => row.id === block) - 1]?.id
  }

  /** Every text that is on the screen, in reading order. The empty body of an action isn't. */
  #textsInOrder(): { block: string; part: Part }[] {
    const { live } = this.session
    const folded = this.desk.folded.ids()
    return rowsOf(live.tree(), (id) => folded.has(id)).flatMap((row) => {
      if (row.kind !== 'block' || !row.known) return []
      const hasBody = row.type !== 'action' || hasWords(live.block(row.id)?.body ?? [])
      return [{ block: row.id, part: 'title' as const }, ...(hasBody ? [{ block: row.id, part: 'body' as const }] : [])]
    })
  }

  /** What is to be done when the block in hand is gone by one's own deed: go on with what stands in its place. */
  #leaving(): () => void {
    const block = this.desk.place()?.block
    const next = block === undefined ? undefined : this.#neighbourOf(block)
    return () => {
      if (block === undefined || this.session.live.tree().nodes.has(block)) return
      if (next !== undefined && this.session.live.tree().nodes.has(next)) this.goTo({ block: next, part: null })
      else this.desk.release()
    }
  }

  /** Goes to the first of these blocks that is in the text; a role or a budget line stands in its owner. */
  #goToFirst(blocks: readonly string[] | undefined): void {
    const { nodes } = this.session.live.tree()
    for (const id of blocks ?? []) {
      const node = nodes.get(id)
      const shown = node && isInText(node) ? node : nodes.get(node?.parent ?? '')
      if (!shown) continue
      this.goTo({ block: shown.id, part: null })
      return
    }
  }

  /** Offers to bring back what was deleted, until it is back by whatever way: undo, the bin, a colleague. */
  #offerBack(block: string, said: string, group: string): void {
    this.#withdraw()
    const { live } = this.session
    const close = this.voice.offer(said, m.agenda_restore(), () => this.restore(group))
    const stop = live.subscribe('tree', () => {
      if (live.tree().nodes.has(block)) this.#withdraw()
    })
    this.#withdraw = () => {
      stop()
      close()
    }
  }

  /** A block as it is called in what is said: a long title is cut. */
  #named(block: string): string {
    return clipped(titleOf(this.session.live, block))
  }

  /** Whether one is asked first, because another partner answers for the block; then `go` does it. */
  #asksFirst(block: string, go: () => void): boolean {
    if (this.session.readOnly() !== null || this.desk.asking()?.mustAsk(block) !== true) return false
    this.desk.openDialog({ name: 'askFirst', block, go })
    return true
  }

  #partInHand(block: string): Part | null {
    const place = this.desk.place()
    return place?.block === block ? place.part : null
  }

  #sayWhere(block: string): void {
    const tree = this.session.live.tree()
    const node = tree.nodes.get(block)
    if (!node) return
    const siblings = (node.parent === null ? tree.roots : (tree.nodes.get(node.parent)?.children ?? [])).filter(
      (id) => {
        const sibling = tree.nodes.get(id)
        if (!sibling) return false
        return isInText(node) ? isInText(sibling) : sibling.type === node.type
      },
    )
    const where = { at: siblings.indexOf(block) + 1, of: siblings.length, title: this.#named(block) }
    this.voice.say(
      node.parent === null
        ? m.agenda_said_moved_top(where)
        : m.agenda_said_moved({ ...where, parent: this.#named(node.parent) }),
    )
  }

  /** Undefined when they can't be fetched, which has been said then. */
  async #rareCommands() {
    try {
      return await fetchRareCommands()
    } catch (error) {
      console.warn('Commands are fetched later', error)
      return this.voice.refuse(m.ui_part_failed_text())
    }
  }

  #do<T>(command: Command<T>): T | undefined {
    const outcome = this.session.run(command)
    if (outcome.ok) return outcome.value
    this.voice.refuse(refusalText(outcome.refusal))
    return undefined
  }

  #done(command: Command<void>): boolean {
    const outcome = this.session.run(command)
    if (!outcome.ok) this.voice.refuse(refusalText(outcome.refusal))
    return outcome.ok
  }
}
