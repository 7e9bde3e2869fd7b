import * as Y from 'yjs'
import { blockKey, type Deletion, type Position, type YBlock } from '../keys.ts'
import { plainName } from '../values/plainName.ts'

/** What the tree needs to know of one block. */
export type BlockRecord = {
  readonly id: string
  readonly type: string
  /** Undefined: missing or unreadable, so an orphan (Yjs applies deletions before pending structs). */
  readonly position: Position | undefined
  readonly deletion: Deletion | undefined
}

/** Reads type, position and deletion of one block; whatever is malformed in it counts as missing. */
export function readRecord(id: string, block: YBlock): BlockRecord {
  const type = block.get(blockKey.type)
  return {
    id,
    type: typeof type === 'string' ? type : '',
    position: readPosition(block.get(blockKey.position)),
    deletion: readDeletion(id, block.get(blockKey.deleted)),
  }
}

/** Reads every block of the document's map. */
export function readRecords(blocks: Y.Map<YBlock>): Map<string, BlockRecord> {
  const records = new Map<string, BlockRecord>()
  blocks.forEach((block, id) => {
    if (isBlock(block)) records.set(id, readRecord(id, block))
  })
  return records
}

/** Whether what lies in the map is a block at all; a foreign client may have put anything there. */
export function isBlock(value: unknown): value is YBlock {
  return value instanceof Y.Map
}

const highestClock = 2 ** 48

/** A clock as it was written; 0 for what is no clock, so that nobody can drive the clocks of all others to the end. */
export function readClock(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < highestClock ? value : 0
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readPosition(value: unknown): Position | undefined {
  if (!isObject(value)) return undefined
  const { parent, order, clock, previousParent } = value
  if (typeof order !== 'string' || (parent !== null && typeof parent !== 'string')) return undefined
  return {
    parent,
    order,
    clock: readClock(clock),
    previousParent: typeof previousParent === 'string' ? previousParent : null,
  }
}

function readDeletion(id: string, value: unknown): Deletion | undefined {
  if (value === undefined) return undefined
  const { clock, by, group } = isObject(value) ? value : {}
  return {
    clock: readClock(clock),
    by: typeof by === 'string' ? plainName(by) : '',
    group: typeof group === 'string' ? group : id,
  }
}
