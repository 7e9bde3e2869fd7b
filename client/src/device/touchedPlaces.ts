import { blocksOf } from '@lea/agenda'
import type * as Y from 'yjs'

/** Stands for what lies in no block: the agenda's own title and fields. */
const agendaItself = ''

/** The places that a transaction changed something in: the ids of blocks, and '' for the agenda itself. */
export function touchedPlaces({ doc, changed }: Y.Transaction): Set<string> {
  const blocks: unknown = blocksOf(doc)
  const places = new Set<string>()
  for (const [type, keys] of changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    let item = type._item
    while (item && item.parent !== blocks) item = (item.parent as Y.AbstractType<unknown> | null)?._item ?? null
    // a block that is new is a key of the map of all
    for (const key of (type as unknown) === blocks ? keys : [item?.parentSub]) places.add(key ?? agendaItself)
  }
  return places
}
