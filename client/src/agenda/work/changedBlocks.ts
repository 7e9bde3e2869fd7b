import { blocksOf } from '@lea/agenda'
import type * as Y from 'yjs'

/** The blocks that a deed changed, in no order; undefined when the deed says that it did nothing. */
export function changedBlocks(doc: Y.Doc, deed: () => boolean): readonly string[] | undefined {
  const blocks = blocksOf(doc)
  const changed = new Set<string>()
  const note = (transaction: Y.Transaction) => {
    for (const type of transaction.changedParentTypes.keys()) {
      const key = type._item?.parent === blocks ? type._item.parentSub : null
      if (key !== null && key !== undefined) changed.add(key)
    }
  }
  doc.on('afterTransaction', note)
  try {
    return deed() ? [...changed] : undefined
  } finally {
    doc.off('afterTransaction', note)
  }
}
