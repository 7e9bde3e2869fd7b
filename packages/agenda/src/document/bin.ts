import { isUnborn } from '../keys.ts'
import type { BlockRecord } from './record.ts'
import type { Content } from './tree.ts'

/** Blocks that were deleted together. */
export type BinEntry = {
  /** What `restoreBlocks` asks for. */
  readonly group: string
  /** The block that was deleted; the others stood under it. */
  readonly top: string
  /** The title of `top`. Read when it is asked for, so that the tree needn't follow what is typed. */
  readonly title: string
  readonly count: number
  readonly by: string
  readonly clock: number
}

/**
 * Reads the bin: one entry per group, the last deleted first. Blocks whose making was undone are in it as well when
 * something was written in them: a colleague may have typed there in the meantime. A copy, or what a new block begins with, that
 * nobody touched isn't: who takes back what they made has deleted nothing.
 */
export function readBin(
  records: ReadonlyMap<string, BlockRecord>,
  parentById: ReadonlyMap<string, string | null>,
  content: Content,
  previous: readonly BinEntry[],
): readonly BinEntry[] {
  const members = new Map<string, BlockRecord[]>()
  for (const record of records.values()) {
    if (!record.deletion) continue
    const group = members.get(record.deletion.group)
    if (group) group.push(record)
    else members.set(record.deletion.group, [record])
  }
  const old = new Map(previous.map((entry) => [entry.group, entry]))
  const entries: BinEntry[] = []
  for (const group of members.values()) {
    const entry = readEntry(group, records, parentById, content)
    const before = entry && old.get(entry.group)
    if (entry) entries.push(before && sameEntry(before, entry) ? before : entry)
  }
  entries.sort((a, b) => b.clock - a.clock || (a.group < b.group ? -1 : 1))
  const same = entries.length === previous.length && entries.every((entry, at) => entry === previous[at])
  return same ? previous : entries
}

function readEntry(
  members: readonly BlockRecord[],
  records: ReadonlyMap<string, BlockRecord>,
  parentById: ReadonlyMap<string, string | null>,
  content: Content,
): BinEntry | undefined {
  let top: BlockRecord | undefined
  for (const member of members) {
    const parent = parentById.get(member.id)
    const standsOnTop = records.get(parent ?? '')?.deletion?.group !== member.deletion?.group
    if (standsOnTop && (!top || member.id < top.id)) top = member
  }
  if (!top?.deletion) return undefined
  if (isUnborn(top.deletion) && !members.some((member) => content.isFilled(member.id))) return undefined
  const { id } = top
  const { group, by, clock } = top.deletion
  return {
    group,
    top: id,
    get title() {
      return content.titleOf(id)
    },
    count: members.length,
    by,
    clock,
  }
}

function sameEntry(a: BinEntry, b: BinEntry): boolean {
  return a.group === b.group && a.top === b.top && a.count === b.count && a.by === b.by && a.clock === b.clock
}
