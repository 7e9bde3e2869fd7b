import {
  addBlock,
  type BlockTypeName,
  createAgenda,
  deleteBlock,
  type FieldValue,
  LiveAgenda,
  readTree,
  type Tree,
  type Writer,
} from '@lea/agenda'
import * as Y from 'yjs'

/** An agenda of blocks that are called by their title, for tests. */
export class Plan {
  readonly doc = new Y.Doc()
  readonly writer: Writer = { deviceId: 'anna-1', name: 'Anna' }

  constructor() {
    createAgenda(this.doc, this.writer, { title: 'Jaaragenda', kind: 'year' })
  }

  /** Adds a block as the last one under `parent`; the answer is its id. */
  add(
    type: BlockTypeName,
    title: string,
    parent: string | null = null,
    fields: Readonly<Record<string, FieldValue>> = {},
  ): string {
    const outcome = addBlock(this.doc, this.writer, { type, title, parent, fields })
    if (!outcome.ok) throw new Error(`${type} '${title}' can't be added: ${outcome.refusal}`)
    return outcome.value
  }

  remove(block: string): void {
    const outcome = deleteBlock(this.doc, this.writer, block)
    if (!outcome.ok) throw new Error(`${block} can't be deleted: ${outcome.refusal}`)
  }

  /** What a screen reads of it. */
  live(): LiveAgenda {
    return new LiveAgenda(this.doc)
  }

  tree(): Tree {
    return readTree(this.doc)
  }
}
