import { blockKey } from '@lea/agenda'
import * as Y from 'yjs'
import { placeOf } from '../place.ts'

/** A title in which the words of two people stand behind each other. `client`: the other's client id of Yjs. */
export type TitleOfTwo = { block: string; client: number }

/**
 * Finds the titles in which a transaction brings a colleague's words to those that this window wrote in the place of the same old
 * ones, while neither knew of the other's. Where that can't be told, as when a letter of the old title is left, it finds nothing.
 */
export function findTitlesOfTwo({ doc, changed, beforeState }: Y.Transaction): TitleOfTwo[] {
  const titles = new Map<Y.AbstractType<unknown>, string>()
  for (const type of changed.keys()) {
    const place = placeOf(doc, type as Y.AbstractType<unknown>)
    if (place?.key === blockKey.title) titles.set(place.root, place.block)
  }
  return [...titles].flatMap(([root, block]) => {
    const items = itemsIn(root)
    const shown = items.filter((item) => !item.deleted && item.content instanceof Y.ContentString)
    const [one, other, ...more] = new Set(shown.map(({ id }) => id.client))
    if (one === undefined || other === undefined || more.length > 0) return []
    const client = one === doc.clientID ? other : one
    if (one !== doc.clientID && other !== doc.clientID) return []
    const begun = new Map<number, number>()
    for (const { id } of shown) begun.set(id.client, Math.min(id.clock, begun.get(id.client) ?? id.clock))
    if ((begun.get(client) ?? 0) < (beforeState.get(client) ?? 0)) return []
    const isWritten = ({ client, clock }: Y.ID) => clock >= (begun.get(client) ?? Number.POSITIVE_INFINITY)
    // who writes beside words that he sees, puts his beside or into what holds them
    const isKnown = items.some((item) => neighboursOf(item).some((id) => isWritten(id) && id.client !== item.id.client))
    // or beside old words that lie between, which then part the two
    const isOld = (item: Y.Item) => item.deleted && !isWritten(item.id)
    const order = items.flatMap((item) => (isOld(item) ? 'old' : shown.includes(item) ? item.id.client : []))
    const meet = order.findIndex((each, at) => each === one && order[at + 1] === other)
    const isBehind = meet >= 0 && !order.slice(meet + 1).includes(one) && order.includes('old')
    return isBehind && !isKnown ? [{ block, client }] : []
  })
}

function neighboursOf({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
  const holder = parent instanceof Y.AbstractType ? parent._item?.id : undefined
  return [origin, rightOrigin, holder].filter((id) => id !== null && id !== undefined)
}

/** What a type holds, with what that holds, in order; what was deleted too. */
function itemsIn(type: { _start: Y.Item | null }): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item; item = item.right) {
    items.push(item)
    if (item.content instanceof Y.ContentType) items.push(...itemsIn(item.content.type))
  }
  return items
}
