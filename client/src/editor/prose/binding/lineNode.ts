import { lineBreak, proseKey } from '@lea/agenda'
import type { Node, Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { clampIndent } from '../schema/document.ts'
import { breakBefore, type LineAttributes, type Marks, type Piece, piecesOf } from './lineText.ts'

/** The editor's nodes for an element of the document, one per line. Only for prose that fits: see `readProse`. */
export function elementToNodes(schema: Schema, element: Y.XmlElement): Node[] {
  const nodes: Node[] = []
  let look: unknown = element.getAttributes()
  let text: Node[] = []
  for (const piece of [...piecesOf(element), breakBefore({})]) {
    if (piece.text !== lineBreak) {
      text.push(schema.text(piece.text, marksToNode(schema, piece.marks)))
      continue
    }
    const { kind, indent } = (look ?? {}) as Record<string, unknown>
    nodes.push(node(schema, kind ?? 'paragraph', clampIndent(Number(indent ?? 0)), text))
    look = piece.marks[proseKey.line]
    text = []
  }
  return nodes
}

export function emptyNode(schema: Schema): Node {
  return node(schema, 'paragraph', 0, [])
}

/** The attributes that the document keeps of a node: what is usual is left out. */
export function nodeToAttributes(line: Node): LineAttributes {
  return {
    ...(line.attrs.kind !== 'paragraph' && { [proseKey.kind]: line.attrs.kind }),
    ...(line.attrs.indent > 0 && { [proseKey.indent]: line.attrs.indent }),
  }
}

/** The text of lines that stand in one element, with the breaks between them. */
export function nodesToPieces(lines: readonly Node[]): Piece[] {
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [breakBefore(nodeToAttributes(line))] : []),
    ...nodeToPieces(line),
  ])
}

/** What stands between two offsets of a text; both on whole characters. */
export function piecesBetween(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let start = 0
  return pieces.flatMap(({ text, marks }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += text.length
    return part === '' ? [] : [{ text: part, marks }]
  })
}

/** The text of a node, on whole characters: a mark that begins inside a character begins after it. */
export function nodeToPieces(line: Node): Piece[] {
  const pieces: Piece[] = []
  line.forEach((child) => {
    // A break would be another line in the document.
    const text = (child.text ?? '').replaceAll(lineBreak, ' ')
    const last = pieces.at(-1)
    const half = last && /[\ud800-\udbff]$/.test(last.text) && /^[\udc00-\udfff]/.test(text) ? text.slice(0, 1) : ''
    if (last && half !== '') last.text += half
    if (text.length > half.length) pieces.push({ text: text.slice(half.length), marks: marksOf(child) })
  })
  return pieces
}

function node(schema: Schema, kind: unknown, indent: number, text: Node[]): Node {
  return schema.node(proseKey.paragraph, { kind, indent }, text)
}

function marksToNode(schema: Schema, marks: Marks) {
  return Object.entries(marks).flatMap(([name, value]) =>
    value === null ? [] : [schema.mark(name, name === 'link' ? (value as { href: string }) : null)],
  )
}

function marksOf(text: Node): Marks {
  return Object.fromEntries(text.marks.map((mark) => [mark.type.name, { ...mark.attrs }]))
}
