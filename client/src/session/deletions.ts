import { blockKey, blocksOf, type Deletion, fieldOfKey, readRecord } from '@lea/agenda'
import * as Y from 'yjs'
import { blockIdOf, placeOf } from './place.ts'

/** How long one still cares about a block after having written in it. */
const recentMs = 5 * 60_000

/** Deeper than any agenda, so that a circle of parents ends somewhere. */
const deepest = 100

/** The blocks in which one has written lately. */
export class RecentBlocks {
  readonly #writtenAt = new Map<string, number>()

  /** Notes the blocks in whose text or fields a transaction of one's own wrote. */
  note(transaction: Y.Transaction): void {
    for (const [type, keys] of changedTypes(transaction)) {
      const block = blockIdOf(transaction.doc, type)
      if (block === undefined) {
        const place = placeOf(transaction.doc, type)
        if (place) this.add(place.block)
      } else if ([...keys].some((key) => key !== null && fieldOfKey(key))) {
        this.add(block)
      }
    }
  }

  add(block: string): void {
    this.#writtenAt.set(block, Date.now())
  }

  list(): string[] {
    for (const [block, at] of this.#writtenAt) if (Date.now() - at > recentMs) this.#writtenAt.delete(block)
    return [...this.#writtenAt.keys()]
  }
}

/** The blocks whose deletion was set or taken back by a transaction. */
export function readDeletionChanges(transaction: Y.Transaction): string[] {
  const blocks: string[] = []
  for (const [type, keys] of changedTypes(transaction)) {
    const block = keys.has(blockKey.deleted) ? blockIdOf(transaction.doc, type) : undefined
    if (block !== undefined) blocks.push(block)
  }
  return blocks
}

/** The mark on a deleted block; undefined while it lives. */
export function deletionOf(doc: Y.Doc, block: string): Deletion | undefined {
  const found: unknown = blocksOf(doc).get(block)
  return found instanceof Y.Map ? readRecord(block, found).deletion : undefined
}

/** The block itself or the nearest one above it that is among `blocks`. */
export function nearestAmong(doc: Y.Doc, block: string, blocks: ReadonlySet<string>): string | undefined {
  return [block, ...ancestorsOf(doc, block)].find((id) => blocks.has(id))
}

/** The outermost of `blocks` that holds this one, which is one of them. */
export function outermostAmong(doc: Y.Doc, block: string, blocks: ReadonlySet<string>): string {
  return [block, ...ancestorsOf(doc, block)].findLast((id) => blocks.has(id)) ?? block
}

/** The blocks above this one, the nearest first, deleted or not. */
export function ancestorsOf(doc: Y.Doc, block: string): string[] {
  const above: string[] = []
  let id: string | null | undefined = block
  while (above.length < deepest) {
    const found: unknown = blocksOf(doc).get(id)
    id = found instanceof Y.Map ? readRecord(id, found).position?.parent : undefined
    if (!id) break
    above.push(id)
  }
  return above
}

function changedTypes(transaction: Y.Transaction): Map<Y.AbstractType<unknown>, Set<string | null>> {
  return transaction.changed as Map<Y.AbstractType<unknown>, Set<string | null>>
}
