import type * as Y from 'yjs'
import { blockKey, blocksOf, type Position } from '../keys.ts'
import type { Writer } from '../writer.ts'
import { orderBetween } from './order.ts'
import { structureOf } from './structure.ts'
import type { Tree } from './tree.ts'

/** A spot among living blocks: under which parent (null: the top level), and behind which child (null: first). */
export type Place = { parent: string | null; after: string | null }

/** The living blocks under a parent; null: the top level. */
export function childrenOf(tree: Tree, parent: string | null): readonly string[] {
  return parent === null ? tree.roots : (tree.nodes.get(parent)?.children ?? [])
}

/** The last spot under a parent. */
export function lastPlace(tree: Tree, parent: string | null): Place {
  return { parent, after: childrenOf(tree, parent).at(-1) ?? null }
}

/**
 * The order keys on both sides of a spot, not counting `moving` itself. An `after` that stands elsewhere by now (a
 * colleague moved it) means last.
 */
export function gapAt(doc: Y.Doc, { parent, after }: Place, moving?: string): [string | null, string | null] {
  const structure = structureOf(doc)
  const siblings = childrenOf(structure.tree(), parent).filter((id) => id !== moving)
  const orderOf = (id: string | undefined) =>
    id === undefined ? null : (structure.records().get(id)?.position?.order ?? null)
  const found = after === null ? -1 : siblings.indexOf(after)
  const at = after !== null && found < 0 ? siblings.length - 1 : found
  const before = orderOf(siblings[at])
  const next = siblings.slice(at + 1).find((id) => before === null || (orderOf(id) ?? '') > before)
  return [before, orderOf(next)]
}

/** Whether a block stands at a spot already. */
export function standsAt(tree: Tree, id: string, { parent, after }: Place): boolean {
  if (tree.nodes.get(id)?.parent !== parent) return false
  if (after === id) return true
  const siblings = childrenOf(tree, parent)
  const before = siblings.indexOf(id) - 1
  return after === null ? before === -1 : siblings[before] === after
}

/**
 * Writes where a block stands, in one transaction of the writer. Blocks that are only shown where they are because a
 * circle was cut get that written down in the same go: otherwise they would jump when this move opens their circle.
 */
export function writePosition(doc: Y.Doc, writer: Writer, id: string, place: Place): void {
  const blocks = blocksOf(doc)
  const structure = structureOf(doc)
  const records = structure.records()
  const { parentById, cut } = structure.parents()
  const stood = parentById.get(id) ?? null
  const before = records.get(id)?.position?.previousParent ?? null
  const { parent } = place
  const order = orderBetween(...gapAt(doc, place, id))
  const write = (block: string, position: Omit<Position, 'clock'>) => {
    blocks.get(block)?.set(blockKey.position, { ...position, clock: structure.nextClock() })
  }
  doc.transact(() => {
    for (const other of cut) {
      const position = records.get(other)?.position
      if (position && other !== id) write(other, { ...position, parent: parentById.get(other) ?? null })
    }
    // Put elsewhere under the same parent: the way back stays the parent before this one.
    write(id, { parent, order, previousParent: stood === parent ? before : stood })
  }, writer)
}
