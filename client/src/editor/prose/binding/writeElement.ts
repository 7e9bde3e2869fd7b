import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import type { Kept } from './keptText.ts'
import { nodesToPieces, nodeToAttributes, piecesBetween } from './lineNode.ts'
import { deleteFrom, insertInto, type LineAttributes, markAs, type Piece } from './lineText.ts'
import type { Share } from './pairLines.ts'
import { textEdits } from './textEdits.ts'

/** Paragraphs from `start` up to `end`. */
export type Range = { start: number; end: number }

/** Which text of the old paragraphs stands in which of the new ones. */
export function sharesOf(before: Node, old: Range, after: Node, fresh: Range, kept: readonly Kept[]) {
  const oldTexts = textRanges(before, old)
  const newTexts = textRanges(after, fresh)
  const shares: (Share & { kept: Kept })[] = []
  for (const stretch of kept) {
    for (const [oldIndex, oldText] of oldTexts.entries()) {
      const from = Math.max(stretch.before, oldText.start)
      const to = Math.min(stretch.before + stretch.length, oldText.end)
      if (to <= from) continue
      const shift = stretch.after - stretch.before
      for (const [newIndex, newText] of newTexts.entries()) {
        const start = Math.max(from + shift, newText.start)
        const end = Math.min(to + shift, newText.end)
        if (end <= start) continue
        shares.push({
          before: oldIndex,
          after: newIndex,
          length: end - start,
          kept: { before: start - shift - oldText.start, after: start - newText.start, length: end - start },
        })
      }
    }
  }
  return shares
}

function textRanges(doc: Node, { start, end }: Range): Range[] {
  const ranges: Range[] = []
  doc.forEach((line, position, index) => {
    if (index >= start && index < end) ranges.push({ start: position + 1, end: position + 1 + line.content.size })
  })
  return ranges
}

/** What was kept of the text of one element, breaks included: where it stood in that text and where it stands now. */
export function keptInElement(before: Node, old: Range, after: Node, fresh: Range, kept: readonly Kept[]): Kept[] {
  const newTexts = textsWithBreaks(after, fresh)
  const found: Kept[] = []
  for (const stretch of kept) {
    const shift = stretch.after - stretch.before
    for (const oldText of textsWithBreaks(before, old)) {
      for (const newText of newTexts) {
        const from = Math.max(stretch.before, oldText.start, newText.start - shift)
        const to = Math.min(stretch.before + stretch.length, oldText.end, newText.end - shift)
        if (to <= from) continue
        found.push({
          before: oldText.offset + from - oldText.start,
          after: newText.offset + from + shift - newText.start,
          length: to - from,
        })
      }
    }
  }
  return found
}

/** Where the lines of one element stand in the editor and in its text; the end of a line that isn't the last is its break. */
function textsWithBreaks(doc: Node, lines: Range): (Range & { offset: number })[] {
  let offset = 0
  return textRanges(doc, lines).map(({ start, end }, index) => {
    const range = { start, end: index < lines.end - lines.start - 1 ? end + 1 : end, offset }
    offset += end - start + 1
    return range
  })
}

/** Makes an element of the document say `after`, where it said `before`; only what differs is written. */
export function writeElement(
  element: Y.XmlElement,
  before: readonly Node[],
  after: readonly Node[],
  kept: readonly Kept[],
): void {
  const [oldFirst, newFirst] = [before[0], after[0]]
  if (!oldFirst || !newFirst) throw new Error('An element of prose was asked to be without a line')
  writeAttributes(element, nodeToAttributes(oldFirst), nodeToAttributes(newFirst))
  const isSame = (line: Node, index: number) =>
    before[index]?.content.eq(line.content) && (index === 0 || before[index].hasMarkup(line.type, line.attrs))
  if (before.length === after.length && after.every(isSame)) return
  const pieces = nodesToPieces(after)
  const edits = textEdits(textOf(nodesToPieces(before)), textOf(pieces), kept)
  for (const edit of edits.reverse()) {
    deleteFrom(element, edit.from, edit.to)
    insertInto(element, edit.from, piecesBetween(pieces, edit.insertFrom, edit.insertTo))
  }
  markAs(element, pieces)
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

function writeAttributes(paragraph: Y.XmlElement, before: LineAttributes, after: LineAttributes): void {
  // The typings of Yjs know strings only unless told; the file format keeps indent as a number.
  const element = paragraph as Y.XmlElement<LineAttributes>
  for (const key of ['kind', 'indent'] as const) {
    const value = after[key]
    if (before[key] === value) continue
    if (value === undefined) element.removeAttribute(key)
    else element.setAttribute(key, value)
  }
}
