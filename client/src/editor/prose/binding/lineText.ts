import { wholeCharacters } from '@lea/agenda'
import * as Y from 'yjs'

/** Marks as Yjs keeps them on text: `bold: {}`, `link: {href}`. */
export type Marks = Record<string, unknown>

/** What a paragraph of the document says of itself; what is usual is left out. */
export type LineAttributes = { kind?: string; indent?: number }

/** A stretch of text with one set of marks. */
export type Piece = { text: string; marks: Marks }

type Place = { text: Y.XmlText; offset: number }

/**
 * The text of one paragraph in the document. It usually lies in one Y.XmlText; in more of them after two people began
 * to type in the same empty paragraph. They are read and written here as one text, and none is ever taken out: what a
 * colleague is typing in it stays.
 */
export function piecesOf(line: Y.XmlElement): Piece[] {
  return textsOf(line).flatMap((text) =>
    (text.toDelta() as { insert: string; attributes?: Marks }[]).map((each) => ({
      text: each.insert,
      marks: each.attributes ?? {},
    })),
  )
}

export function textsOf(line: Y.XmlElement): Y.XmlText[] {
  return line.toArray().filter((child) => child instanceof Y.XmlText)
}

/** The Y.XmlText in which an offset of the paragraph lies; at a border the earlier one, where the caret came from. */
export function placeIn(line: Y.XmlElement, offset: number): Place | undefined {
  let place: Place | undefined
  let start = 0
  for (const text of textsOf(line)) {
    if (place && offset <= start) break
    place = { text, offset: Math.min(offset - start, text.length) }
    start += text.length
  }
  return place
}

export function insertInto(line: Y.XmlElement, offset: number, pieces: readonly Piece[]): void {
  const place = placeIn(line, offset) ?? { text: addText(line), offset: 0 }
  let at = place.offset
  for (const { text, marks } of pieces) {
    // With marks given, even none, Yjs doesn't go on with those of the text before.
    place.text.insert(at, wholeCharacters(text), marks)
    at += text.length
  }
}

export function deleteFrom(line: Y.XmlElement, from: number, to: number): void {
  let start = 0
  for (const text of textsOf(line)) {
    const end = start + text.length
    const first = Math.max(from, start)
    const last = Math.min(to, end)
    if (last > first) text.delete(first - start, last - first)
    start = end
  }
}

/** Gives the text the marks of `pieces`, which say the same words. Only what differs is written. */
export function markAs(line: Y.XmlElement, pieces: readonly Piece[]): void {
  const wanted = pieces.flatMap((piece) => (piece.text === '' ? [] : [{ ...piece, left: piece.text.length }]))
  for (const text of textsOf(line)) {
    const changes: { offset: number; length: number; marks: Marks }[] = []
    let offset = 0
    for (const each of text.toDelta() as { insert: string; attributes?: Marks }[]) {
      let left = each.insert.length
      while (left > 0) {
        const next = wanted[0]
        if (!next) throw new Error(`A paragraph holds ${left} characters more than the marks that were asked for it`)
        const length = Math.min(left, next.left)
        const marks = changedMarks(each.attributes ?? {}, next.marks)
        if (Object.keys(marks).length > 0) changes.push({ offset, length, marks })
        offset += length
        left -= length
        next.left -= length
        if (next.left === 0) wanted.shift()
      }
    }
    for (const change of changes) text.format(change.offset, change.length, change.marks)
  }
}

/** A new paragraph. It gets its Y.XmlText at once, so that two people who begin to type in it type in the same one. */
export function newLine(name: string, attributes: LineAttributes, pieces: readonly Piece[]): Y.XmlElement {
  const line = new Y.XmlElement<LineAttributes>(name)
  if (attributes.kind !== undefined) line.setAttribute('kind', attributes.kind)
  if (attributes.indent !== undefined) line.setAttribute('indent', attributes.indent)
  const text = new Y.XmlText()
  text.applyDelta(
    pieces
      .filter((piece) => piece.text !== '')
      .map((piece) => ({ insert: wholeCharacters(piece.text), attributes: piece.marks })),
  )
  line.insert(0, [text])
  return line as Y.XmlElement
}

function addText(line: Y.XmlElement): Y.XmlText {
  const text = new Y.XmlText()
  line.insert(0, [text])
  return text
}

function changedMarks(now: Marks, wanted: Marks): Marks {
  const changed: Marks = {}
  for (const [name, value] of Object.entries(wanted)) {
    if (!isSameMark(now[name], value)) changed[name] = value
  }
  for (const name of Object.keys(now)) {
    if (now[name] !== null && wanted[name] === undefined) changed[name] = null
  }
  return changed
}

/** Two values of one mark say the same: both on, and for a link the same address. */
function isSameMark(one: unknown, other: unknown): boolean {
  if (one === undefined || one === null) return false
  return hrefOf(one) === hrefOf(other)
}

function hrefOf(mark: unknown): unknown {
  return typeof mark === 'object' && mark !== null && 'href' in mark ? mark.href : undefined
}
