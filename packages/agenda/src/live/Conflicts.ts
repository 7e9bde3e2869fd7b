import type * as Y from 'yjs'
import type { Changes } from '../document/changes.ts'
import { isBlock } from '../document/record.ts'
import type { Tree } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields, readFields } from '../fields/readField.ts'
import { blocksOf } from '../keys.ts'

/** A field with more than one value. */
export type FieldConflict = {
  /** null: a field of the agenda itself. */
  readonly block: string | null
  readonly field: string
  readonly entries: readonly Entry[]
}

/**
 * Which fields have more than one value. All blocks are read at the first question; after that only those whose fields
 * were written.
 */
export class Conflicts {
  readonly #doc: Y.Doc
  #byBlock: Map<string | null, FieldConflict[]> | undefined
  #list: readonly FieldConflict[] | undefined
  #listedFor: Tree | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** All of the agenda first, then those of living blocks in the order of the document. */
  read(tree: Tree): readonly FieldConflict[] {
    const byBlock = this.#all()
    if (this.#list && this.#listedFor === tree) return this.#list
    const list = [...(byBlock.get(null) ?? [])]
    if (byBlock.size > 0) for (const id of tree.nodes.keys()) list.push(...(byBlock.get(id) ?? []))
    const old = this.#list
    this.#list = old?.length === list.length && old.every((each, at) => each === list[at]) ? old : list
    this.#listedFor = tree
    return this.#list
  }

  follow(changes: Changes): void {
    if (!this.#byBlock) return
    if (changes.agenda) this.#readAgain(this.#byBlock, null)
    for (const [id, change] of changes.blocks) {
      if (change.head || change.fields.size > 0) this.#readAgain(this.#byBlock, id)
    }
  }

  #all(): Map<string | null, FieldConflict[]> {
    if (!this.#byBlock) {
      this.#byBlock = new Map()
      this.#readAgain(this.#byBlock, null)
      for (const id of blocksOf(this.#doc).keys()) this.#readAgain(this.#byBlock, id)
    }
    return this.#byBlock
  }

  #readAgain(byBlock: Map<string | null, FieldConflict[]>, id: string | null): void {
    const block = id === null ? undefined : blocksOf(this.#doc).get(id)
    const fields = id === null ? readAgendaFields(this.#doc) : isBlock(block) ? readFields(block) : {}
    const conflicts: FieldConflict[] = []
    for (const [field, entries] of Object.entries(fields)) {
      if (entries.length > 1) conflicts.push({ block: id, field, entries })
    }
    if (conflicts.length === 0 && !byBlock.has(id)) return
    if (conflicts.length > 0) byBlock.set(id, conflicts)
    else byBlock.delete(id)
    this.#listedFor = undefined
  }
}
