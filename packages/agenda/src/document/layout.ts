import { type Parents, settleParents } from './parents.ts'
import type { BlockRecord } from './record.ts'

/** Who stands under whom, before anybody has a number. What follows a change in it patches it; nobody else writes in it. */
export type Layout = {
  readonly parents: Parents
  /** The living children of every living block (null: the top level), in order. */
  readonly childrenById: Map<string | null, BlockRecord[]>
  /** Living blocks of a deleted parent: they hang under their nearest living ancestor. */
  readonly displaced: ReadonlySet<string>
  /** Whether some block names a parent that isn't there (yet). */
  readonly hasOrphans: boolean
}

/** Reads from the records where every block hangs. Siblings sort by (order, id). */
export function readLayout(records: ReadonlyMap<string, BlockRecord>): Layout {
  const parents = settleParents(records)
  const { parentById } = parents
  const childrenById = new Map<string | null, BlockRecord[]>()
  const displaced = new Set<string>()
  let hasOrphans = false
  for (const record of records.values()) {
    const named = record.position?.parent ?? null
    if (named !== null && !records.has(named)) hasOrphans = true
    if (record.deletion) continue
    let parent = parentById.get(record.id) ?? null
    if (parent !== null && records.get(parent)?.deletion) displaced.add(record.id)
    while (parent !== null && records.get(parent)?.deletion) parent = parentById.get(parent) ?? null
    const siblings = childrenById.get(parent)
    if (siblings) siblings.push(record)
    else childrenById.set(parent, [record])
  }
  for (const siblings of childrenById.values()) siblings.sort(compareSiblings)
  return { parents, childrenById, displaced, hasOrphans }
}

/**
 * Brings a layout up to date with records that changed, and answers in which blocks something stands differently than before: those,
 * and all that they stand in. Undefined where that can't be told from the changed ones alone (a circle, an orphan, a living block
 * of a deleted parent): read it anew then, the layout is of no use any more.
 * `stoodUnder` says under which living block the living ones stood; undefined: they weren't alive.
 */
export function patchLayout(
  { parents, childrenById, displaced, hasOrphans }: Layout,
  records: ReadonlyMap<string, BlockRecord>,
  changed: ReadonlySet<string>,
  stoodUnder: (id: string) => string | null | undefined,
): ReadonlySet<string> | undefined {
  if (hasOrphans || displaced.size > 0 || parents.cut.size > 0) return undefined
  const parentById = parents.parentById as Map<string, string | null>
  for (const id of changed) {
    const record = records.get(id)
    const parent = record?.position?.parent ?? null
    if (!record || (parent !== null && !records.has(parent))) return undefined
    parentById.set(id, parent)
  }
  const touched = new Set<string | null>(changed)
  const unsorted = new Set<string | null>()
  for (const id of changed) {
    const stood = stoodUnder(id)
    if (stood === undefined) continue
    touched.add(stood)
    childrenById.set(stood, childrenById.get(stood)?.filter((sibling) => sibling.id !== id) ?? [])
  }
  for (const id of changed) {
    const record = records.get(id)
    if (!record || record.deletion) continue
    const parent = parentById.get(id) ?? null
    if (parent !== null && records.get(parent)?.deletion) return undefined
    touched.add(parent)
    unsorted.add(parent)
    childrenById.set(parent, [...(childrenById.get(parent) ?? []), record])
  }
  for (const parent of unsorted) childrenById.get(parent)?.sort(compareSiblings)
  for (const id of changed) if (records.get(id)?.deletion && childrenById.get(id)?.length) return undefined
  return withAllAbove(touched, parentById)
}

/** Undefined when the way up leads round in a circle. */
function withAllAbove(
  ids: ReadonlySet<string | null>,
  parentById: ReadonlyMap<string, string | null>,
): ReadonlySet<string> | undefined {
  const all = new Set<string>()
  for (const id of ids) {
    let steps = 0
    for (let at = id; at !== null; at = parentById.get(at) ?? null) {
      if (++steps > parentById.size) return undefined
      all.add(at)
    }
  }
  return all
}

function compareSiblings(a: BlockRecord, b: BlockRecord): number {
  const orderA = a.position?.order ?? ''
  const orderB = b.position?.order ?? ''
  if (orderA !== orderB) return orderA < orderB ? -1 : 1
  return a.id < b.id ? -1 : 1
}
