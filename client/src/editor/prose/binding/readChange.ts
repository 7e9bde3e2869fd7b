import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { lineToNode } from './lineNode.ts'
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

/** Makes the editor's paragraphs, which were `before`, those that the document has `after` a transaction. */
export function changeLines(
  tr: Transaction,
  before: Y.XmlElement[],
  after: Y.XmlElement[],
  change: Y.Transaction,
): void {
  const { schema } = tr.doc.type
  const standing = new Set(after)
  const old = new Set(before)
  // A paragraph is touched when it was changed itself, or one of the texts in it.
  const touched = new Set<unknown>([...change.changed.keys()].flatMap((type) => [type, type.parent]))
  let position = 0
  // How many of `after` stand in the editor already, in front of `position`.
  let next = 0
  const takeNew = () => {
    for (let line = after[next]; line && !old.has(line); line = after[++next]) {
      const node = lineToNode(schema, line)
      tr.insert(position, node)
      position += node.nodeSize
    }
  }
  for (const line of before) {
    takeNew()
    if (!standing.has(line)) {
      tr.delete(position, position + tr.doc.child(next).nodeSize)
      continue
    }
    if (touched.has(line)) changeLine(tr, position, line, change)
    position += tr.doc.child(next).nodeSize
    next++
  }
  takeNew()
}

/**
 * Makes the paragraph at `position` equal to a paragraph of the document that a transaction changed, in steps
 * as small as the change: caret, decorations and an unfinished composition beside it stay where they are.
 */
function changeLine(tr: Transaction, position: number, line: Y.XmlElement, change: Y.Transaction): void {
  const wanted = lineToNode(tr.doc.type.schema, line)
  followText(tr, position, textsOf(line), change)
  if (nodeAt(tr, position).textContent !== wanted.textContent) replaceText(tr, position, wanted)
  if (!nodeAt(tr, position).content.eq(wanted.content)) replaceMarks(tr, position, wanted)
  for (const [name, value] of Object.entries(wanted.attrs)) {
    if (nodeAt(tr, position).attrs[name] !== value) tr.setNodeAttribute(position, name, value)
  }
  const now = nodeAt(tr, position)
  if (!now.eq(wanted)) tr.replaceWith(position, position + now.nodeSize, wanted)
}

/** Does to the text what the events say was done: the only way to know where in 'aaa' the new 'a' stands. */
function followText(tr: Transaction, position: number, texts: readonly Y.XmlText[], change: Y.Transaction): void {
  const changed: Changed = change.changed
  let at = position + 1
  const end = () => position + 1 + nodeAt(tr, position).content.size
  for (const text of texts) {
    const keys = changed.get(text)
    if (!keys) {
      at += text.length
      continue
    }
    const start = at
    const { delta } = new Y.YTextEvent(text, change, keys)
    for (const step of delta) {
      // Beyond the paragraph: the editor held something else than the event starts from; see replaceText.
      if (at + (step.retain ?? step.delete ?? 0) > end()) return
      if (step.retain !== undefined) at += step.retain
      else if (step.delete !== undefined) tr.delete(at, at + step.delete)
      else if (typeof step.insert === 'string') {
        tr.insert(at, tr.doc.type.schema.text(step.insert))
        at += step.insert.length
      }
    }
    at = start + text.length
    if (at > end()) return
  }
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
