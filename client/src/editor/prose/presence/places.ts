import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { linesIn, placeIn, textsOf } from '../binding/lineText.ts'

/**
 * A position in the editor as a place in the document that holds while others type: behind the character that it
 * stands behind.
 */
export function positionToPlace(fragment: Y.XmlFragment, doc: Node, position: number): Y.RelativePosition {
  const at = doc.resolve(position)
  const index = at.index(0)
  const found = entriesOf(fragment).find(({ first, lines }) => index < first + lines)
  if (!found) return Y.createRelativePositionFromTypeIndex(fragment, 0, -1)
  let offset = at.depth > 0 ? at.parentOffset : 0
  for (let line = found.first; line < index; line++) offset += doc.child(line).content.size + 1
  const place = placeIn(found.element, offset)
  return place
    ? Y.createRelativePositionFromTypeIndex(place.text, place.offset, -1)
    : Y.createRelativePositionFromTypeIndex(found.element, 0, -1)
}

/** Where such a place is in the editor now; null when its text is gone, lies elsewhere or hasn't arrived yet. */
export function placeToPosition(fragment: Y.XmlFragment, doc: Node, place: unknown): number | null {
  const found = readPlace(place, fragment.doc)
  if (!found) return null
  const element = found.type instanceof Y.XmlText ? found.type.parent : found.type
  const entry = entriesOf(fragment).find((each) => each.element === element)
  if (!entry || entry.first + entry.lines > doc.childCount) return null
  let offset = found.type instanceof Y.XmlText ? found.index : 0
  for (const text of textsOf(entry.element)) {
    if (text === found.type) break
    offset += text.length
  }
  let start = 1
  for (let before = 0; before < entry.first; before++) start += doc.child(before).nodeSize
  for (let line = entry.first; line < entry.first + entry.lines - 1; line++) {
    const { size } = doc.child(line).content
    if (offset <= size) return start + offset
    offset -= size + 1
    start += size + 2
  }
  return start + Math.min(offset, doc.child(entry.first + entry.lines - 1).content.size)
}

/** The elements of a fragment, each with its first line in the editor and how many lines it is. */
function entriesOf(fragment: Y.XmlFragment): { element: Y.XmlElement; first: number; lines: number }[] {
  let first = 0
  return fragment
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .map((element) => {
      const entry = { element, first, lines: linesIn(element) }
      first += entry.lines
      return entry
    })
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
