import type * as Y from 'yjs'
import type { BudgetOverview } from '../budget/overview.ts'
import { plannedFields } from '../budget/plannedYear.ts'
import { budgetOf } from '../budget/readBudget.ts'
import { type BlockChange, type Changes, readChanges } from '../document/changes.ts'
import { isBlock } from '../document/record.ts'
import { readSchemaVersion } from '../document/schemaVersion.ts'
import { structureOf } from '../document/structure.ts'
import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields } from '../fields/readField.ts'
import { blocksOf } from '../keys.ts'
import { creation } from '../writer.ts'
import { Conflicts, type FieldConflict } from './Conflicts.ts'
import { Listeners, type Topic } from './Listeners.ts'
import { type BlockView, type Fields, readView } from './view.ts'

/** What belongs to the agenda as a whole. */
export type AgendaView = {
  readonly title: readonly Entry[]
  readonly fields: Fields
  readonly schemaVersion: number | undefined
}

/**
 * What a screen reads of an agenda, and how it hears that something changed. Every answer is a snapshot that stays the same object
 * until what it shows changes, as React's `useSyncExternalStore` asks: a letter typed in one block calls the listeners of
 * that block and of nobody else. Listeners are called after the transaction; one that throws is reported to `onError`
 * and stops neither the others nor the document.
 */
export class LiveAgenda {
  readonly #doc: Y.Doc
  readonly #listeners: Listeners
  readonly #conflicts: Conflicts
  readonly #views = new Map<string, BlockView>()
  /** What changed in blocks since their view was read. */
  readonly #changed = new Map<string, BlockChange>()
  #tree: Tree
  #shownConflicts: readonly FieldConflict[] | undefined
  #agenda: AgendaView | undefined
  /** `reads`: the blocks that the overview is made of; `planned`: those of which it looked at the planning. */
  #budget:
    | { tree: Tree; overview: BudgetOverview; reads: ReadonlySet<string>; planned: ReadonlySet<string> }
    | undefined

  /** `onError` hears what a listener threw; without it, it surfaces as an unhandled rejection. */
  constructor(doc: Y.Doc, onError: (error: unknown) => void = surface) {
    this.#doc = doc
    this.#listeners = new Listeners(onError)
    this.#tree = structureOf(doc).tree()
    this.#conflicts = new Conflicts(doc)
    doc.on('afterTransaction', this.#follow)
  }

  /** Stops listening to the document. */
  destroy(): void {
    this.#doc.off('afterTransaction', this.#follow)
  }

  /** Where all living blocks stand, and the bin. What is typed doesn't change it. */
  tree(): Tree {
    return structureOf(this.#doc).tree()
  }

  /** One block, living or deleted; undefined for an id that isn't in the document. */
  block(id: string): BlockView | undefined {
    const old = this.#views.get(id)
    const change = this.#changed.size === 0 ? undefined : this.#changed.get(id)
    if (old && !change) return old
    const block = blocksOf(this.#doc).get(id)
    if (!isBlock(block)) return undefined
    const view = readView(id, block, old, change)
    this.#views.set(id, view)
    this.#changed.delete(id)
    return view
  }

  /** The agenda's own fields. */
  agenda(): AgendaView {
    if (!this.#agenda) {
      const fields = readAgendaFields(this.#doc)
      this.#agenda = { title: fields.title ?? [], fields, schemaVersion: readSchemaVersion(this.#doc) }
    }
    return this.#agenda
  }

  /** What the budget lines add up to. Read again only when the tree, or a title or field that it is made of, changed. */
  budget(): BudgetOverview {
    const tree = this.tree()
    if (!this.#budget || this.#budget.tree !== tree) {
      const [reads, planned] = [new Set<string>(), new Set<string>()]
      const readInto = (looked: Set<string>) => (id: string) => {
        looked.add(id)
        return this.block(id)
      }
      this.#budget = { tree, overview: budgetOf(tree, readInto(reads), readInto(planned)), reads, planned }
    }
    return this.#budget.overview
  }

  /** Every field of the agenda and of living blocks in which people set different values at the same time. */
  conflicts(): readonly FieldConflict[] {
    this.#shownConflicts = this.#conflicts.read(this.tree())
    return this.#shownConflicts
  }

  /** Calls `listener` whenever the answer may have changed; the answer is the way to stop. */
  subscribe(what: Topic, listener: () => void): () => void {
    return this.#listeners.add(what, listener)
  }

  readonly #follow = (transaction: Y.Transaction): void => {
    const changes = readChanges(this.#doc, transaction)
    this.#forget(changes)
    // The second half of a creation follows at once; before it there is nothing to show.
    if (transaction.origin === creation) return
    this.#notify(changes)
  }

  #forget(changes: Changes): void {
    if (changes.agenda) this.#agenda = undefined
    for (const [id, change] of changes.blocks) {
      if (!isShown(change)) continue
      if (!this.#views.has(id)) continue
      if (blocksOf(this.#doc).has(id)) this.#changed.set(id, joined(this.#changed.get(id), change))
      else this.#views.delete(id)
    }
    this.#conflicts.follow(changes)
  }

  #notify(changes: Changes): void {
    const tree = this.tree()
    const treeChanged = tree !== this.#tree
    this.#tree = tree
    if (treeChanged) this.#listeners.call('tree')
    if (changes.agenda) this.#listeners.call('agenda')
    if (this.#budgetChanged(changes, treeChanged)) this.#listeners.call('budget')
    this.#notifyConflicts()
    for (const [id, change] of changes.blocks) if (isShown(change)) this.#listeners.call({ block: id })
  }

  #budgetChanged(changes: Changes, treeChanged: boolean): boolean {
    const budget = this.#budget
    if (!budget || treeChanged) return treeChanged
    for (const [id, { title, fields }] of changes.blocks) {
      const isRead = budget.reads.has(id) && (title || fields.size > 0)
      const isPlanned = budget.planned.has(id) && plannedFields.some((field) => fields.has(field))
      if (!isRead && !isPlanned) continue
      this.#budget = undefined
      return true
    }
    return false
  }

  /** Without listeners nothing is read. */
  #notifyConflicts(): void {
    if (!this.#listeners.has('conflicts')) return
    const shown = this.#shownConflicts
    if (this.conflicts() !== shown) this.#listeners.call('conflicts')
  }
}

/** Whether anything that a block's view shows was written; where it stands is in the tree. */
function isShown(change: BlockChange): boolean {
  return change.head || change.title || change.body || change.fields.size > 0
}

function joined(one: BlockChange | undefined, other: BlockChange): BlockChange {
  if (!one) return other
  return {
    structure: one.structure || other.structure,
    head: one.head || other.head,
    title: one.title || other.title,
    body: one.body || other.body,
    fields: new Set([...one.fields, ...other.fields]),
  }
}

function surface(error: unknown): void {
  void Promise.reject(error)
}
