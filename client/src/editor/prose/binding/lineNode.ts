import { proseKey } from '@lea/agenda'
import type { Node, Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { clampIndent } from '../schema/document.ts'
import { type LineAttributes, type Marks, type Piece, piecesOf } from './lineText.ts'

/** The editor's node for a paragraph of the document. Only for prose that fits: see `readProse`. */
export function lineToNode(schema: Schema, line: Y.XmlElement): Node {
  const attributes = line.getAttributes() as Record<string, unknown>
  const text = piecesOf(line)
    .filter((piece) => piece.text !== '')
    .map((piece) => schema.text(piece.text, marksToNode(schema, piece.marks)))
  return node(
    schema,
    attributes[proseKey.kind] ?? 'paragraph',
    clampIndent(Number(attributes[proseKey.indent] ?? 0)),
    text,
  )
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

/** The text of a node between two offsets, on whole characters: a mark that begins inside a character begins after it. */
export function nodeToPieces(line: Node, from = 0, to = line.content.size): Piece[] {
  const pieces: Piece[] = []
  line.forEach((child, offset) => {
    const text = (child.text ?? '').slice(Math.max(0, from - offset), Math.max(0, to - offset))
    if (text === '') return
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
