import type * as Y from 'yjs'
import { agendaOf, blockKey, blocksOf, fieldOfKey } from '../keys.ts'
import { creation } from '../writer.ts'
import { readChanges } from './changes.ts'
import { type Layout, patchLayout, readLayout } from './layout.ts'
import type { Parents } from './parents.ts'
import { isFilled, readTitle } from './readText.ts'
import { type BlockRecord, isBlock, isObject, readClock, readRecord, readRecords } from './record.ts'
import { buildTree, type Content, emptyTree, type Tree } from './tree.ts'

/**
 * What is kept of a document between two questions, so that a command or a key stroke needn't read 2,000 blocks: the
 * records, the tree made of them, and the highest clock. One per document (`structureOf`), as long as the document lives.
 * What it answers is the same as when it were read anew; it is a saving, not a state.
 */
class Structure {
  readonly #doc: Y.Doc
  readonly #content: Content
  #records: Map<string, BlockRecord>
  #tree: Tree = emptyTree
  #treeIsOld = true
  /** That of `#tree`; undefined: to be read anew. */
  #layout: Layout | undefined
  /** Blocks of which the record was written since `#tree` was made. */
  readonly #changed = new Set<string>()
  #highestClock = 0
  /** Of blocks of which the making was undone: whether there is anything in them, until something in them changes. */
  readonly #filled = new Map<string, boolean>()
  /** Transactions that have begun and whose changes haven't come by yet. */
  readonly #underWay = new Set<Y.Transaction>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    const blocks = blocksOf(doc)
    this.#content = {
      titleOf: (id) => readTitle(blocks.get(id)),
      isFilled: (id) => {
        const block = blocks.get(id)
        const filled = this.#filled.get(id) ?? (isBlock(block) && isFilled(block))
        this.#filled.set(id, filled)
        return filled
      },
    }
    this.#records = readRecords(blocks)
    blocks.forEach((block) => {
      if (isBlock(block)) this.#seeClocks(block)
    })
    this.#seeClocks(agendaOf(doc))
    if (doc._transaction) this.#underWay.add(doc._transaction)
    doc.on('beforeTransaction', (transaction) => {
      this.#underWay.add(transaction)
    })
    // Before the observers are called, so that every one of them finds the tree as it is after the transaction.
    doc.on('beforeObserverCalls', (transaction) => {
      this.#underWay.delete(transaction)
      this.#follow(transaction)
    })
  }

  records(): ReadonlyMap<string, BlockRecord> {
    if (this.#hasChangesUnderWay()) {
      this.#records = readRecords(blocksOf(this.#doc))
      this.#treeIsOld = true
      this.#layout = undefined
    }
    return this.#records
  }

  /**
   * Whether a transaction that is still under way has already changed the structure: then every question reads anew. Most
   * that are under way have not: typing, and the empty ones in which Yjs computes an event's delta.
   */
  #hasChangesUnderWay(): boolean {
    for (const transaction of this.#underWay) {
      for (const change of readChanges(this.#doc, transaction).blocks.values()) if (change.structure) return true
    }
    return false
  }

  tree(): Tree {
    const records = this.records()
    if (this.#treeIsOld || !this.#layout) this.#buildTree(records)
    return this.#tree
  }

  /** Where every block hangs, the deleted ones too. Read it at once: it follows what changes. */
  parents(): Parents {
    this.tree()
    return (this.#layout ?? readLayout(this.#records)).parents
  }

  #buildTree(records: ReadonlyMap<string, BlockRecord>): void {
    const { nodes } = this.#tree
    const touched = this.#layout && patchLayout(this.#layout, records, this.#changed, (id) => nodes.get(id)?.parent)
    const layout = touched && this.#layout ? this.#layout : readLayout(records)
    this.#tree = buildTree(records, this.#content, this.#tree, layout, touched)
    this.#layout = layout
    this.#changed.clear()
    this.#treeIsOld = false
  }

  /** One more than the highest clock seen in the document or handed out (Lamport): a later write has a higher one. */
  nextClock(): number {
    return ++this.#highestClock
  }

  #follow(transaction: Y.Transaction): void {
    const blocks = blocksOf(this.#doc)
    const changes = readChanges(this.#doc, transaction)
    for (const [id, change] of changes.blocks) {
      // what comes in belongs in the bin when the making of its block was undone meanwhile
      if (this.#filled.delete(id)) this.#treeIsOld = true
      if (!change.structure && change.fields.size === 0) continue
      const block = blocks.get(id)
      if (change.structure) this.#changed.add(id)
      if (!isBlock(block)) {
        this.#records.delete(id)
        this.#treeIsOld = true
        continue
      }
      this.#seeClocks(block)
      if (!change.structure) continue
      this.#records.set(id, readRecord(id, block))
      // What is being made isn't alive yet; it will be at once, in the transaction that follows.
      if (transaction.origin !== creation) this.#treeIsOld = true
    }
    if (changes.agenda) this.#seeClocks(agendaOf(this.#doc))
  }

  #seeClocks(map: Y.Map<unknown>): void {
    map.forEach((value, key) => {
      if (key !== blockKey.position && key !== blockKey.deleted && !fieldOfKey(key)) return
      if (isObject(value)) this.#highestClock = Math.max(this.#highestClock, readClock(value.clock))
    })
  }
}

const structures = new WeakMap<Y.Doc, Structure>()

export type { Structure }

/** The structure of a document; made at the first question and kept up to date from then on. */
export function structureOf(doc: Y.Doc): Structure {
  let structure = structures.get(doc)
  if (!structure) {
    structure = new Structure(doc)
    structures.set(doc, structure)
  }
  return structure
}
