import { blocksOf, blockTypes, isBlockTypeName, readRecord } from '@lea/agenda'
import * as Y from 'yjs'

/** Where in a block a shared type lies: the block's id, the key below it, and the type under that key. */
export type TextPlace = { block: string; key: string; root: Y.AbstractType<unknown> }

/** The block in which a shared type lies; undefined for the block itself and for what lies in no block. */
export function placeOf(doc: Y.Doc, type: Y.AbstractType<unknown>): TextPlace | undefined {
  const blocks = blocksOf(doc)
  let root = type
  while (root._item) {
    const { parent, parentSub } = root._item
    if (!(parent instanceof Y.AbstractType) || !parent._item) return undefined
    if (parent._item.parent === blocks) {
      const block = parent._item.parentSub
      return block === null || parentSub === null ? undefined : { block, key: parentSub, root }
    }
    root = parent
  }
  return undefined
}

/** The id of a block's map; undefined for any other shared type. */
export function blockIdOf(doc: Y.Doc, type: Y.AbstractType<unknown>): string | undefined {
  return type._item?.parent === blocksOf(doc) ? (type._item.parentSub ?? undefined) : undefined
}

/** Deeper than parts of parts go, so that a circle of parents ends somewhere. */
const deepest = 10

/** The block as a person sees it: a role, an amount or a seat is part of what it stands under. */
export function shownBlock(doc: Y.Doc, id: string): string {
  let shown = id
  for (let up = 0; up < deepest; up++) {
    const found: unknown = blocksOf(doc).get(shown)
    if (!(found instanceof Y.Map)) return shown
    const { type, position } = readRecord(shown, found)
    if (!position?.parent || !isBlockTypeName(type) || blockTypes[type].placement !== 'attached') return shown
    shown = position.parent
  }
  return shown
}
