import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import type { Kept } from './keptText.ts'
import { nodeToAttributes, nodeToPieces } from './lineNode.ts'
import { deleteFrom, insertInto, type LineAttributes, markAs } from './lineText.ts'
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

/** Makes a paragraph of the document say `after`, where it said `before`; only what differs is written. */
export function writeLine(line: Y.XmlElement, before: Node, after: Node, kept: readonly Kept[]): void {
  writeAttributes(line, nodeToAttributes(before), nodeToAttributes(after))
  if (before.content.eq(after.content)) return
  const edits = textEdits(before.textContent, after.textContent, kept)
  for (const edit of edits.reverse()) {
    deleteFrom(line, edit.from, edit.to)
    insertInto(line, edit.from, nodeToPieces(after, edit.insertFrom, edit.insertTo))
  }
  markAs(line, nodeToPieces(after))
}

function writeAttributes(line: Y.XmlElement, before: LineAttributes, after: LineAttributes): void {
  // The typings of Yjs know strings only unless told; the file format keeps indent as a number.
  const element = line as Y.XmlElement<LineAttributes>
  for (const key of ['kind', 'indent'] as const) {
    const value = after[key]
    if (before[key] === value) continue
    if (value === undefined) element.removeAttribute(key)
    else element.setAttribute(key, value)
  }
}
