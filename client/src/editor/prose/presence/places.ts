import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { placeIn, textsOf } from '../binding/lineText.ts'

/**
 * A position in the editor as a place in the document that holds while others type: behind the character that it
 * stands behind.
 */
export function positionToPlace(fragment: Y.XmlFragment, doc: Node, position: number): Y.RelativePosition {
  const at = doc.resolve(position)
  const line = fragment.get(at.index(0))
  if (!(line instanceof Y.XmlElement)) return Y.createRelativePositionFromTypeIndex(fragment, 0, -1)
  const place = placeIn(line, at.depth > 0 ? at.parentOffset : 0)
  return place
    ? Y.createRelativePositionFromTypeIndex(place.text, place.offset, -1)
    : Y.createRelativePositionFromTypeIndex(line, 0, -1)
}

/** Where such a place is in the editor now; null when its text is gone, lies elsewhere or hasn't arrived yet. */
export function placeToPosition(fragment: Y.XmlFragment, doc: Node, place: unknown): number | null {
  const found = readPlace(place, fragment.doc)
  if (!found) return null
  const line = found.type instanceof Y.XmlText ? found.type.parent : found.type
  const index = fragment.toArray().indexOf(line as Y.XmlElement)
  if (!(line instanceof Y.XmlElement) || index < 0 || index >= doc.childCount) return null
  let start = 1
  for (let before = 0; before < index; before++) start += doc.child(before).nodeSize
  let offset = found.type instanceof Y.XmlText ? found.index : 0
  for (const text of textsOf(line)) {
    if (text === found.type) break
    offset += text.length
  }
  return start + Math.min(offset, doc.child(index).content.size)
}

/** What came over the line may be anything, so a place that can't be read is no place. */
function readPlace(place: unknown, doc: Y.Doc | null): Y.AbsolutePosition | null {
  if (!doc || typeof place !== 'object' || place === null) return null
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), doc)
  } catch {
    return null
  }
}
