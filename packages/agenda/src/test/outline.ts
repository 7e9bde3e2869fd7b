import type * as Y from 'yjs'
import { addBlock, type BlockDraft } from '../commands/addBlock.ts'
import { readBlock, readTree } from '../document/read.ts'
import type { Outcome } from '../refusal.ts'
import type { Writer } from '../writer.ts'

/** The titles of all living blocks in the order of the document, two spaces per level. */
export function outline(doc: Y.Doc): string[] {
  return [...readTree(doc).nodes.values()].map(({ id, depth }) => '  '.repeat(depth) + readBlock(doc, id)?.title)
}

/** Adds a block as the last one under its parent, and gives its id. */
export function add(
  doc: Y.Doc,
  writer: Writer,
  type: BlockDraft['type'],
  parent: string | null,
  title: string,
  more: Omit<BlockDraft, 'type' | 'title'> = {},
): string {
  return valueIn(addBlock(doc, writer, { type, parent, title, ...more }))
}

/** The value of a command that has to succeed. */
export function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/** The reason of a command that has to be refused. */
export function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'was not refused' : outcome.refusal
}
