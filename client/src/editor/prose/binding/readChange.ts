import { lineBreak } from '@lea/agenda'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { elementToNodes } from './lineNode.ts'
import { textsOf } from './lineText.ts'
import { textEdits } from './textEdits.ts'

/** The types that a transaction changed, each with the keys that changed in it (null: its content). */
type Changed = ReadonlyMap<unknown, Set<string | null>>

/** Whether a transaction changed anything in a fragment. */
export function isTouched(fragment: Y.XmlFragment, transaction: Y.Transaction): boolean {
  for (const type of transaction.changed.keys()) {
    for (let each: unknown = type; each instanceof Y.AbstractType; each = each.parent) {
      if (each === fragment) return true
    }
  }
  return false
}

/** An element of the document and how many lines of the editor it is. */
export type Entry = { element: Y.XmlElement; lines: number }

/** Makes the editor's lines, which were those of `before`, those that the document has `after` a transaction. */
export function changeLines(
  tr: Transaction,
  before: readonly Entry[],
  after: readonly Y.XmlElement[],
  change: Y.Transaction,
): void {
  const { schema } = tr.doc.type
  const standing = new Set(after)
  const old = new Set(before.map((entry) => entry.element))
  // An element is touched when it was changed itself, or one of the texts in it.
  const touched = new Set<unknown>([...change.changed.keys()].flatMap((type) => [type, type.parent]))
  let position = 0
  // How many of `after` stand in the editor already, in front of `position`.
  let next = 0
  const takeNew = () => {
    for (let element = after[next]; element && !old.has(element); element = after[++next]) {
      const nodes = elementToNodes(schema, element)
      tr.insert(position, nodes)
      for (const node of nodes) position += node.nodeSize
    }
  }
  for (const { element, lines } of before) {
    takeNew()
    if (!standing.has(element)) {
      tr.delete(position, endOf(tr, position, lines))
      continue
    }
    position = touched.has(element) ? changeElement(tr, position, lines, element, change) : endOf(tr, position, lines)
    next++
  }
  takeNew()
}

/**
 * Makes the lines at `position` equal to an element of the document that a transaction changed, in steps as small as
 * the change: caret, decorations and an unfinished composition beside it stay where they are. Answers where they end.
 */
function changeElement(
  tr: Transaction,
  position: number,
  lines: number,
  element: Y.XmlElement,
  change: Y.Transaction,
): number {
  const wanted = elementToNodes(tr.doc.type.schema, element)
  const others = tr.doc.childCount - lines
  const end = () => endOf(tr, position, tr.doc.childCount - others)
  followText(tr, position, end, textsOf(element), change)
  if (tr.doc.childCount - others !== wanted.length) {
    tr.replaceWith(position, end(), wanted)
    return end()
  }
  let at = position
  for (const line of wanted) {
    changeLine(tr, at, line)
    at += nodeAt(tr, at).nodeSize
  }
  return at
}

function changeLine(tr: Transaction, position: number, wanted: Node): void {
  if (nodeAt(tr, position).textContent !== wanted.textContent) replaceText(tr, position, wanted)
  if (!nodeAt(tr, position).content.eq(wanted.content)) replaceMarks(tr, position, wanted)
  for (const [name, value] of Object.entries(wanted.attrs)) {
    if (nodeAt(tr, position).attrs[name] !== value) tr.setNodeAttribute(position, name, value)
  }
  const now = nodeAt(tr, position)
  if (!now.eq(wanted)) tr.replaceWith(position, position + now.nodeSize, wanted)
}

/** Does to the text what the events say was done: the only way to know where in 'aaa' the new 'a' stands. */
function followText(
  tr: Transaction,
  position: number,
  end: () => number,
  texts: readonly Y.XmlText[],
  change: Y.Transaction,
): void {
  const changed: Changed = change.changed
  let at = position + 1
  for (const text of texts) {
    const keys = changed.get(text)
    const delta = keys ? new Y.YTextEvent(text, change, keys).delta : [{ retain: text.length }]
    let left = text.length
    for (const step of delta) {
      const to = forward(tr, at, step.retain ?? step.delete ?? 0)
      // Beyond the element: the editor held something else than the event starts from; see replaceText.
      if (to === undefined || to >= end()) return
      if (step.delete !== undefined) tr.delete(at, to)
      else if (typeof step.insert === 'string') at = insertText(tr, at, step.insert)
      else at = to
      left -= step.retain ?? (typeof step.insert === 'string' ? step.insert.length : 0)
    }
    // An event tells nothing of the text after the last change.
    const to = forward(tr, at, left)
    if (to === undefined || to >= end()) return
    at = to
  }
}

/** Puts text at a position, a line of its own after each break. Answers where it ends. */
function insertText(tr: Transaction, position: number, text: string): number {
  let at = position
  for (const [index, words] of text.split(lineBreak).entries()) {
    if (index > 0) {
      tr.split(at)
      at += 2
    }
    if (words !== '') tr.insert(at, tr.doc.type.schema.text(words))
    at += words.length
  }
  return at
}

/** The position so many letters and breaks further; undefined beyond the editor's last line. */
function forward(tr: Transaction, position: number, length: number): number | undefined {
  let at = position
  let left = length
  while (at < tr.doc.content.size) {
    const { parent, parentOffset } = tr.doc.resolve(at)
    const room = parent.content.size - parentOffset
    if (left <= room) return at + left
    left -= room + 1
    at += room + 2
  }
  return undefined
}

/** The events didn't tell it all (a second text was added to the paragraph): what differs is replaced. */
function replaceText(tr: Transaction, position: number, wanted: Node): void {
  const start = position + 1
  const text = wanted.textContent
  for (const edit of textEdits(nodeAt(tr, position).textContent, text, []).reverse()) {
    const inserted = text.slice(edit.insertFrom, edit.insertTo)
    const nodes = inserted === '' ? [] : [tr.doc.type.schema.text(inserted)]
    tr.replaceWith(start + edit.from, start + edit.to, nodes)
  }
}

function replaceMarks(tr: Transaction, position: number, wanted: Node): void {
  wanted.forEach((child, offset) => {
    const from = position + 1 + offset
    const to = from + child.nodeSize
    const differs: boolean[] = []
    nodeAt(tr, position).nodesBetween(offset, offset + child.nodeSize, (now) => {
      differs.push(!sameMarks(now, child))
    })
    if (!differs.includes(true)) return
    tr.removeMark(from, to)
    for (const mark of child.marks) tr.addMark(from, to, mark)
  })
}

function sameMarks(one: Node, other: Node): boolean {
  return one.marks.length === other.marks.length && other.marks.every((mark) => mark.isInSet(one.marks))
}

function nodeAt(tr: Transaction, position: number): Node {
  const node = tr.doc.nodeAt(position)
  if (!node) throw new Error(`The editor has no paragraph at ${position}`)
  return node
}

/** Where a number of lines that begin at `position` end. */
function endOf(tr: Transaction, position: number, lines: number): number {
  let end = position
  for (let line = 0; line < lines; line++) end += nodeAt(tr, end).nodeSize
  return end
}
