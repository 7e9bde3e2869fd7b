import * as Y from 'yjs'

/**
 * A document to hold an agenda in that comes from elsewhere. Like any `Y.Doc` it forgets the content of what was deleted,
 * except where somebody's program made a tangle: there Yjs would throw in the middle of taking in an update, and what else was in
 * that update, one's own words too, would go neither to the disk nor to others.
 */
export function newAgendaDoc(): Y.Doc {
  return new Y.Doc({ gc: true, gcFilter: mayForget })
}

/** Whether everything in a deleted item is deleted too, as it is in all that Yjs itself makes. */
function mayForget({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return true
  const types: Y.AbstractType<unknown>[] = [content.type]
  for (let type = types.pop(); type !== undefined; type = types.pop()) {
    for (let item = type._start; item !== null; item = item.right) if (!isGone(item, types)) return false
    for (const last of type._map.values()) {
      for (let item: Y.Item | null = last; item !== null; item = item.left) if (!isGone(item, types)) return false
    }
  }
  return true
}

function isGone({ deleted, content }: Y.Item, types: Y.AbstractType<unknown>[]): boolean {
  if (content instanceof Y.ContentType) types.push(content.type)
  return deleted
}
