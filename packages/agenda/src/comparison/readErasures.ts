import * as Y from 'yjs'
import { rawEntries } from '../fields/readField.ts'
import { clientOfKey } from '../fields/writtenWith.ts'
import { blockKey, fieldKey, type YBlock } from '../keys.ts'
import { erasedRegister } from './noteErasure.ts'
import { type Span, withoutSpans } from './spans.ts'

/** Who noted since an older state of the document that they took words out of a part, and with which client id of Yjs. */
export function erasersSince(before: Y.Doc, block: YBlock, part: 'title' | 'body') {
  const notes = (rawEntries(block, erasedRegister).get(erasedRegister) ?? []).filter(({ member }) => member === part)
  return notes.flatMap(({ by, deviceId }) => {
    const key = fieldKey(erasedRegister, deviceId, part)
    const client = clientOfKey(block, key)
    const clock = block._map.get(key)?.id.clock ?? 0
    return client === undefined || clock < Y.getState(before.store, client) ? [] : [{ name: by, deviceId, client }]
  })
}

/** What of a part's words was there and isn't any more. */
export function erasedSpans(before: YBlock, after: YBlock, part: 'title' | 'body'): Span[] {
  return withoutSpans(shownSpans(before, part), shownSpans(after, part))
}

/** The items that a part shows: words, and what holds them; not how they look. */
function shownSpans(block: YBlock, part: 'title' | 'body'): Span[] {
  const fragment = block.get(blockKey[part])
  const spans: Span[] = []
  const walk = (type: { _start: Y.Item | null }) => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      spans.push([item.id.client, item.id.clock, item.length])
      if (item.content instanceof Y.ContentType) walk(item.content.type)
    }
  }
  if (fragment instanceof Y.XmlFragment) walk(fragment)
  return spans
}
