import type { BlockRecord } from './record.ts'

/** Where every block hangs once orphans and cycles are settled. Deleted blocks are in it too. */
export type Parents = {
  readonly parentById: ReadonlyMap<string, string | null>
  /** Blocks that don't hang where their position says, because that would make a circle. */
  readonly cut: ReadonlySet<string>
}

/**
 * Settles the parents: a pure function of the records, the same on every replica.
 * A parent that doesn't exist: the top level. A circle (two people moved two blocks into each other): cut at the edge
 * with the highest (clock, id), which goes back to its previous parent; if that makes a circle again, to the top level.
 */
export function settleParents(records: ReadonlyMap<string, BlockRecord>): Parents {
  const parentById = new Map<string, string | null>()
  const existing = (parent: string | null | undefined) => (parent && records.has(parent) ? parent : null)
  for (const record of records.values()) parentById.set(record.id, existing(record.position?.parent))

  const cut = new Set<string>()
  for (let circles = findCircles(parentById); circles.length > 0; circles = findCircles(parentById)) {
    for (const circle of circles) {
      // An edge that is a way back itself gives way before any that a person chose.
      const waysBack = circle.filter((id) => cut.has(id))
      const latest = latestOf(waysBack.length > 0 ? waysBack : circle, records)
      parentById.set(latest, cut.has(latest) ? null : existing(records.get(latest)?.position?.previousParent))
      cut.add(latest)
    }
  }
  return { parentById, cut }
}

/** All circles; every block has one parent, so no two of them share a block. */
function findCircles(parentById: ReadonlyMap<string, string | null>): string[][] {
  const circles: string[][] = []
  const walkOf = new Map<string, number>()
  let walk = 0
  for (const start of parentById.keys()) {
    if (walkOf.has(start)) continue
    walk++
    let id: string | null | undefined = start
    while (id && !walkOf.has(id)) {
      walkOf.set(id, walk)
      id = parentById.get(id)
    }
    if (!id || walkOf.get(id) !== walk) continue
    const circle = [id]
    for (let next = parentById.get(id); next && next !== id; next = parentById.get(next)) circle.push(next)
    circles.push(circle)
  }
  return circles
}

function latestOf(ids: readonly string[], records: ReadonlyMap<string, BlockRecord>): string {
  const clockOf = (id: string) => records.get(id)?.position?.clock ?? 0
  return ids.reduce((latest, id) => {
    const difference = clockOf(id) - clockOf(latest)
    return difference > 0 || (difference === 0 && id > latest) ? id : latest
  })
}
