import { lineBreak, proseKey, wholeCharacters } from '@lea/agenda'
import * as Y from 'yjs'

/** Marks as Yjs keeps them on text: `bold: {}`, `link: {href}`. */
export type Marks = Record<string, unknown>

/** What a line of the document says of itself; what is usual is left out. */
export type LineAttributes = { kind?: string; indent?: number }

/** A stretch of text with one set of marks; or a break by itself, whose only mark says how the line after it looks. */
export type Piece = { text: string; marks: Marks }

type Place = { text: Y.XmlText; offset: number }

/**
 * The text of one element in the document: one line, or more with a break between them after somebody split it. It
 * usually lies in one Y.XmlText; in more of them after two people began to type in the same empty line. They are read
 * and written here as one text, and none is ever taken out: what a colleague is typing in it stays.
 */
export function piecesOf(element: Y.XmlElement): Piece[] {
  return textsOf(element).flatMap((text) =>
    (text.toDelta() as { insert: string; attributes?: Marks }[]).flatMap(({ insert, attributes = {} }) => {
      const { [proseKey.line]: look, ...marks } = attributes
      const lineBreaks = { text: lineBreak, marks: look === undefined ? {} : { [proseKey.line]: look } }
      return insert
        .split(lineBreak)
        .flatMap((words, index) => [
          ...(index > 0 ? [lineBreaks] : []),
          ...(words === '' ? [] : [{ text: words, marks }]),
        ])
    }),
  )
}

/**
 * A break as a piece: how the line after it looks. It carries the mark also when that look is the usual one: a build that knows
 * no breaks would take a bare one for a space and write that, and a mark that it doesn't know it shows and leaves alone.
 */
export function breakBefore(line: LineAttributes): Piece {
  return { text: lineBreak, marks: { [proseKey.line]: { ...line } } }
}

/** How many lines the text of an element has. Looks at the letters only: asked for on every key. */
export function linesIn(element: Y.XmlElement): number {
  let count = 1
  for (const text of textsOf(element)) {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { str } = item.content
      for (let at = str.indexOf(lineBreak); at >= 0; at = str.indexOf(lineBreak, at + 1)) count++
    }
  }
  return count
}

export function textsOf(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().filter((child) => child instanceof Y.XmlText)
}

/** The Y.XmlText in which an offset of the text lies; at a border the earlier one, where the caret came from. */
export function placeIn(element: Y.XmlElement, offset: number): Place | undefined {
  let place: Place | undefined
  let start = 0
  for (const text of textsOf(element)) {
    if (place && offset <= start) break
    place = { text, offset: Math.min(offset - start, text.length) }
    start += text.length
  }
  return place
}

export function insertInto(element: Y.XmlElement, offset: number, pieces: readonly Piece[]): void {
  const place = placeIn(element, offset) ?? { text: addText(element), offset: 0 }
  let at = place.offset
  for (const { text, marks } of pieces) {
    // With marks given, even none, Yjs doesn't go on with those of the text before.
    place.text.insert(at, wholeCharacters(text), marks)
    at += text.length
  }
}

export function deleteFrom(element: Y.XmlElement, from: number, to: number): void {
  let start = 0
  for (const text of textsOf(element)) {
    const end = start + text.length
    const first = Math.max(from, start)
    const last = Math.min(to, end)
    if (last > first) text.delete(first - start, last - first)
    start = end
  }
}

/** Gives the text the marks of `pieces`, which say the same words. Only what differs is written. */
export function markAs(element: Y.XmlElement, pieces: readonly Piece[]): void {
  const wanted = pieces.flatMap((piece) => (piece.text === '' ? [] : [{ ...piece, left: piece.text.length }]))
  for (const text of textsOf(element)) {
    const changes: { offset: number; length: number; marks: Marks }[] = []
    let offset = 0
    for (const each of text.toDelta() as { insert: string; attributes?: Marks }[]) {
      let left = each.insert.length
      while (left > 0) {
        const next = wanted[0]
        if (!next) throw new Error(`A text holds ${left} characters more than the marks that were asked for it`)
        const length = Math.min(left, next.left)
        const marks = changedMarks(each.attributes ?? {}, next)
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

/** A new element. It gets its Y.XmlText at once, so that two people who begin to type in it type in the same one. */
export function newElement(name: string, attributes: LineAttributes, pieces: readonly Piece[]): Y.XmlElement {
  const element = new Y.XmlElement<LineAttributes>(name)
  if (attributes.kind !== undefined) element.setAttribute('kind', attributes.kind)
  if (attributes.indent !== undefined) element.setAttribute('indent', attributes.indent)
  const text = new Y.XmlText()
  text.applyDelta(
    pieces
      .filter((piece) => piece.text !== '')
      .map((piece) => ({ insert: wholeCharacters(piece.text), attributes: piece.marks })),
  )
  element.insert(0, [text])
  return element as Y.XmlElement
}

function addText(element: Y.XmlElement): Y.XmlText {
  const text = new Y.XmlText()
  element.insert(0, [text])
  return text
}

/** On letters the look of a line is left alone, and on a break the looks of letters: a merge may bring them there. */
function changedMarks(now: Marks, { text, marks: wanted }: Piece): Marks {
  const counts = (name: string) => (name === proseKey.line) === (text === lineBreak)
  const changed: Marks = {}
  for (const [name, value] of Object.entries(wanted)) {
    if (!isSameMark(now[name], value)) changed[name] = value
  }
  for (const name of Object.keys(now)) {
    if (counts(name) && now[name] !== null && wanted[name] === undefined) changed[name] = null
  }
  return changed
}

/** Two values of one mark say the same: both on, for a link the same address, for a break the same look. */
function isSameMark(one: unknown, other: unknown): boolean {
  if (one === undefined || one === null) return false
  return (['href', 'kind', 'indent'] as const).every((key) => valueIn(one, key) === valueIn(other, key))
}

function valueIn(mark: unknown, key: string): unknown {
  return typeof mark === 'object' && mark !== null ? (mark as Record<string, unknown>)[key] : undefined
}
