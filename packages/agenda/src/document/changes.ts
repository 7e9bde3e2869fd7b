import * as Y from 'yjs'
import { agendaOf, blockKey, blocksOf, fieldOfKey } from '../keys.ts'

/** What one transaction touched in one block. */
export type BlockChange = {
  /** Made, or taken out of the map; or its type, position or deletion was written. */
  structure: boolean
  /** Its type or deletion was written, or the block is new. */
  head: boolean
  title: boolean
  body: boolean
  fields: Set<string>
}

/** What one transaction touched in an agenda. */
export type Changes = { blocks: Map<string, BlockChange>; agenda: boolean }

/**
 * Reads from a transaction which blocks it touched and where. Costs as much as was touched, not as much as there is:
 * a letter typed in one of 2,000 blocks is one step. Call it once the transaction is over.
 */
export function readChanges(doc: Y.Doc, transaction: Y.Transaction): Changes {
  const blocks = blocksOf(doc)
  const agenda = agendaOf(doc)
  const changes: Changes = { blocks: new Map(), agenda: false }
  const changeOf = (id: string) => {
    let change = changes.blocks.get(id)
    if (!change) {
      change = { structure: false, head: false, title: false, body: false, fields: new Set() }
      changes.blocks.set(id, change)
    }
    return change
  }
  for (const [type, keys] of transaction.changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    if (type === agenda) {
      changes.agenda = true
    } else if (type === blocks) {
      for (const id of keys) {
        if (id !== null) Object.assign(changeOf(id), { structure: true, head: true, title: true, body: true })
      }
    } else {
      const place = placeOf(type, blocks)
      if (!place) continue
      const change = changeOf(place.block)
      if (place.key !== null) touch(change, place.key)
      else for (const key of keys) if (key !== null) touch(change, key)
    }
  }
  return changes
}

function touch(change: BlockChange, key: string): void {
  if (key === blockKey.title) change.title = true
  else if (key === blockKey.body) change.body = true
  else if (key === blockKey.position) change.structure = true
  else if (key === blockKey.type || key === blockKey.deleted) change.structure = change.head = true
  else {
    const field = fieldOfKey(key)?.field
    if (field !== undefined) change.fields.add(field)
  }
}

/** The block that a shared type lies in, and under which of its keys; key null: it is the block itself. */
function placeOf(
  type: Y.AbstractType<unknown>,
  blocks: Y.Map<Y.Map<unknown>>,
): { block: string; key: string | null } | undefined {
  let key: string | null = null
  for (let item = type._item; item; ) {
    const parent = item.parent
    if (parent === blocks) return item.parentSub === null ? undefined : { block: item.parentSub, key }
    if (!(parent instanceof Y.AbstractType)) return undefined
    key = item.parentSub
    item = parent._item
  }
  return undefined
}
