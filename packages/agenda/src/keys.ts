import type * as Y from 'yjs'

/**
 * The names under which an agenda is kept in its Y.Doc. They are a file format: never renamed, never reused.
 *
 *     blocks: Y.Map<blockId, Y.Map{ type, pos, deleted?, title, body, 'f:<field>:<deviceId>' }>
 *     agenda: Y.Map{ schemaVersion, createdAt, 'f:<field>:<deviceId>' }
 *
 * A field of several members has a key per member: 'f:<field>/<member>:<deviceId>'.
 */
export const rootKey = { blocks: 'blocks', agenda: 'agenda' } as const

export const blockKey = { type: 'type', position: 'pos', deleted: 'deleted', title: 'title', body: 'body' } as const

export const agendaKey = { schemaVersion: 'schemaVersion', createdAt: 'createdAt' } as const

/** The version of the document that this build writes. A document with a higher one is shown, not changed. */
export const schemaVersion = 1

const fieldPrefix = 'f:'

/**
 * The key of one device's value of one field, or of one member of it. Names of fields and members contain no colon, names
 * of fields no slash; device ids may hold both.
 */
export function fieldKey(field: string, deviceId: string, member?: string): string {
  return `${fieldPrefix}${member === undefined ? field : `${field}/${member}`}:${deviceId}`
}

/** What a key of a field stands for. */
export type FieldPlace = { field: string; member?: string; deviceId: string }

/** The field, its member and the device that a key stands for, or undefined for a key that is no field's. */
export function fieldOfKey(key: string): FieldPlace | undefined {
  if (!key.startsWith(fieldPrefix)) return undefined
  const colon = key.indexOf(':', fieldPrefix.length)
  if (colon < 0) return undefined
  const name = key.slice(fieldPrefix.length, colon)
  const deviceId = key.slice(colon + 1)
  const slash = name.indexOf('/')
  return slash < 0
    ? { field: name, deviceId }
    : { field: name.slice(0, slash), member: name.slice(slash + 1), deviceId }
}

/** One block as it lies in the document. */
export type YBlock = Y.Map<unknown>

export function blocksOf(doc: Y.Doc): Y.Map<YBlock> {
  return doc.getMap(rootKey.blocks)
}

export function agendaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(rootKey.agenda)
}

/** Where a block stands. One key, so that parent and order of two moves can't mix. */
export type Position = {
  /** Id of the parent block; null for the top level. */
  parent: string | null
  /** Fractional index among the siblings. */
  order: string
  /** Lamport clock of the move; the higher of two moves is the later one. */
  clock: number
  /** Where it stood before this move: the way back when two moves would make a circle. */
  previousParent: string | null
}

/**
 * The mark on a deleted block. Blocks that were deleted together share `group`; `by` is a signature. `made`, on a block that isn't
 * alive yet: what it was made with (`madeWith`), where nobody typed that for it.
 */
export type Deletion = { clock: number; by: string; group: string; made?: number }

/** One device's value of one field, or of one member of it (true: it is in; null: not any more), under its key. */
export type Written = {
  v: unknown
  /** The words of a number or a day that say more than it does: '>10%'. Older builds read `v` alone, and write a new value without them. */
  words?: string
  /** See signature.ts. */
  by: string
  clock: number
  /**
   * Which writes this one came after: per device the clock of the value that was replaced. A replaced value that a
   * colleague's undo brings back later stays out of sight because of it.
   */
  over?: Record<string, number>
}

const unbornPrefix = 'unborn:'

/** The group of blocks that were made together and are not alive yet, or not any more; see `creation` in writer.ts. */
export function unbornGroup(id: string): string {
  return unbornPrefix + id
}

/** Whether a deletion is that of a block whose making is not finished, or was undone. */
export function isUnborn(deletion: Deletion): boolean {
  return deletion.group.startsWith(unbornPrefix)
}
