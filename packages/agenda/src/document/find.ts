import type * as Y from 'yjs'
import { blocksOf, type YBlock } from '../keys.ts'
import { type Outcome, refuse } from '../refusal.ts'
import { isBlock } from './record.ts'
import { isNewer } from './schemaVersion.ts'
import { structureOf } from './structure.ts'
import type { Node, Tree } from './tree.ts'

/** A living block that a command is about to change. */
export type Found = { ok: true; block: YBlock; node: Node; tree: Tree }

/** Finds a living block to change; refuses one that is unknown or deleted, and any change of a newer document. */
export function findLiving(doc: Y.Doc, id: string): Found | Extract<Outcome, { ok: false }> {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const block = blocksOf(doc).get(id)
  if (!isBlock(block)) return refuse('blockIsUnknown')
  const tree = structureOf(doc).tree()
  const node = tree.nodes.get(id)
  return node ? { ok: true, block, node, tree } : refuse('blockIsDeleted')
}
