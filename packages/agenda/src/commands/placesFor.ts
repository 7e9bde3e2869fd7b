import type * as Y from 'yjs'
import { takes } from '../document/neighbours.ts'
import { readTitle } from '../document/readText.ts'
import { structureOf } from '../document/structure.ts'
import { standsWithin } from '../document/tree.ts'
import { blocksOf } from '../keys.ts'

/** A parent that a block may move to; null: the top level, whose title is ''. */
export type PossibleParent = { parent: string | null; depth: number; title: string }

/**
 * Every parent that takes this block, in the order of the document, without the one that it stands under now and without what stands
 * under the block itself. Empty for a block that isn't alive.
 */
export function placesFor(doc: Y.Doc, id: string): PossibleParent[] {
  const tree = structureOf(doc).tree()
  const moving = tree.nodes.get(id)
  if (!moving) return []
  const places: PossibleParent[] = []
  const mayGo = (parent: string | null) => parent !== moving.parent && takes(tree, parent, moving)
  if (mayGo(null)) places.push({ parent: null, depth: 0, title: '' })
  for (const { id: parent, depth } of tree.nodes.values()) {
    if (!mayGo(parent) || standsWithin(tree, parent, id)) continue
    places.push({ parent, depth, title: readTitle(blocksOf(doc).get(parent)) })
  }
  return places
}
