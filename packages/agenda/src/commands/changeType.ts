import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { takes } from '../document/neighbours.ts'
import { structureOf } from '../document/structure.ts'
import { type Node, placementOf, type Tree } from '../document/tree.ts'
import { blockKey } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import { type BlockTypeName, blockTypes, isBlockTypeName, mayStandUnder } from '../types/blockTypes.ts'
import type { Writer } from '../writer.ts'

/**
 * Makes a block one of another type: a pillar an action, say. Title, text and what stands under it stay; so do fields
 * that the new type doesn't have, out of sight until it has its old type again. Refuses a type that may not stand there, one that doesn't
 * take what stands under it, and blocks that aren't part of the text.
 *
 * At once: retyped by two people, it gets one of the two types, the same for everybody. What a colleague types in it, or adds
 * under it, stays.
 */
export function changeType(doc: Y.Doc, writer: Writer, id: string, type: BlockTypeName): Outcome {
  const found = findLiving(doc, id)
  if (!found.ok) return found
  const { block, node, tree } = found
  if (node.type === type) return done()
  if (!mayBecome(tree, node, type)) return refuse('cantBecomeThatType')
  doc.transact(() => {
    block.set(blockKey.type, type)
  }, writer)
  return done()
}

/** The types that `changeType` would take for this block, its own not included. */
export function typesFor(doc: Y.Doc, id: string): BlockTypeName[] {
  const tree = structureOf(doc).tree()
  const node = tree.nodes.get(id)
  if (!node) return []
  const names = Object.keys(blockTypes).filter(isBlockTypeName)
  return names.filter((type) => type !== node.type && mayBecome(tree, node, type))
}

function mayBecome(tree: Tree, node: Node, type: BlockTypeName): boolean {
  return (
    isBlockTypeName(node.type) &&
    placementOf(node.type) === 'document' &&
    blockTypes[type].placement === 'document' &&
    takes(tree, node.parent, { ...node, type }) &&
    node.children.every((child) => {
      const childType = tree.nodes.get(child)?.type
      return isBlockTypeName(childType) && mayStandUnder(childType, type)
    })
  )
}
