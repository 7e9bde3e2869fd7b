import { proseKey, readProse } from '@lea/agenda'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import * as Y from 'yjs'
import { elementsOfLines } from './elementsOfLines.ts'
import { keepSelection } from './keepSelection.ts'
import { keptThrough } from './keptText.ts'
import { elementToNodes, emptyNode, nodesToPieces, nodeToAttributes } from './lineNode.ts'
import { linesIn, newElement } from './lineText.ts'
import { changeLines, type Entry, isTouched } from './readChange.ts'
import { keptInElement, type Range, sharesOf, writeElement } from './writeElement.ts'

/** What the binding needs of a mounted editor; an EditorView is one. */
export type Host = { readonly state: EditorState; dispatch(transaction: Transaction): void; hasFocus(): boolean }

/** Why a binding let go: the text holds what this build can't edit, or an error that should not be. */
export type LetGo = 'doesNotFit' | 'broken'

/** The mark on a transaction that brings the document's changes into the editor. */
export const fromDocument = 'leaFromDocument'

/**
 * Keeps one mounted editor and one fragment of the document equal, line by line. A line is an element of the fragment, or
 * a part of one: splitting a line writes a break into its text, and moves nothing.
 *
 * Its own changes carry the binding itself as their origin; `undo.addTrackedOrigin(ProseBinding)` makes them undoable.
 * It reads the changes of others before any observer runs, so that nothing can be typed onto an older state. It never
 * deletes what it can't read: when the fragment no longer fits it lets go, tells `onLetGo`, and writes nothing any more.
 *
 * At once: text that two people type in one line stands side by side, also when one or both of them split it; when one
 * joins two elements, the one that had most of the text goes on, with whatever the other types in it.
 */
export class ProseBinding {
  private host: Host | undefined
  /** The elements of the document, whose lines are the nodes of `known`. Empty while it has none and the editor one. */
  private entries: Entry[] = []
  /** The editor's document as it was when it equalled the fragment. */
  known: Node | undefined
  private readonly fragment: Y.XmlFragment
  private readonly doc: Y.Doc
  private readonly onLetGo: (why: LetGo) => void
  private readonly undo: Y.UndoManager | undefined

  /** `undo`: told where a step begins, so that it doesn't take several lines back at once. */
  constructor(fragment: Y.XmlFragment, onLetGo: (why: LetGo) => void, undo?: Y.UndoManager) {
    if (!fragment.doc) throw new Error('A prose editor was asked for a fragment that is in no document')
    this.fragment = fragment
    this.doc = fragment.doc
    this.onLetGo = onLetGo
    this.undo = undo
  }

  /** The editor's document for the fragment as it is now. Only for prose that fits. */
  read(schema: Node['type']['schema']): Node {
    const lines = this.elementsNow().flatMap((element) => elementToNodes(schema, element))
    return schema.node('doc', null, lines.length > 0 ? lines : [emptyNode(schema)])
  }

  attach(host: Host): void {
    this.host = host
    this.doc.on('beforeObserverCalls', this.onTransaction)
    this.entries = this.entriesNow()
    this.known = host.state.doc
    this.correct({ start: 0, end: this.entries.length })
  }

  detach(): void {
    this.host = undefined
    this.known = undefined
    this.doc.off('beforeObserverCalls', this.onTransaction)
  }

  /** Brings what was done in the editor into the document. `maps`: the steps that led there from `known`. */
  write(maps: readonly StepMap[]): void {
    const { host, known } = this
    if (!host || !known || host.state.doc === known) return
    const after = host.state.doc
    if (!isSameShape(known, after)) this.undo?.stopCapturing()
    const written = this.doc.transact(() => this.writeLines(known, after, maps), this)
    this.entries = this.entriesNow()
    this.known = after
    this.correct(written)
  }

  /** Answers which elements were written. */
  private writeLines(before: Node, after: Node, maps: readonly StepMap[]): Range {
    const oldCount = this.entries.reduce((sum, entry) => sum + entry.lines, 0)
    const newCount = after.childCount
    const most = Math.min(oldCount, newCount)
    let same = 0
    while (same < most && before.child(same) === after.child(same)) same++
    let first = 0
    let head = 0
    // An element of which anything changed is written as a whole.
    for (const { lines } of this.entries) {
      if (head + lines > same) break
      head += lines
      first++
    }
    same = 0
    while (same < most - head && before.child(oldCount - same - 1) === after.child(newCount - same - 1)) same++
    let end = this.entries.length
    let tail = 0
    for (const { lines } of this.entries.slice(first).reverse()) {
      if (tail + lines > same) break
      tail += lines
      end--
    }
    const old = { start: head, end: oldCount - tail }
    const fresh = { start: head, end: newCount - tail }
    const written = this.entries.slice(first, end)

    const kept = keptThrough(maps, before.content.size)
    const runs = elementsOfLines(
      written.map((entry) => entry.lines),
      fresh.end - fresh.start,
      sharesOf(before, old, after, fresh, kept),
    )
    const staying = new Set(runs.map((run) => run.element))
    for (let index = end - 1; index >= first; index--) {
      if (!staying.has(index - first)) this.fragment.delete(index, 1)
    }
    const starts = written.map((_, index) => written.slice(0, index).reduce((sum, { lines }) => sum + lines, old.start))
    let line = fresh.start
    for (const [index, run] of runs.entries()) {
      const lines = { start: line, end: line + run.lines }
      const nodes = after.children.slice(lines.start, lines.end)
      const [head] = nodes
      const entry = run.element === undefined ? undefined : written[run.element]
      const start = run.element === undefined ? undefined : starts[run.element]
      if (entry === undefined || start === undefined) {
        const attributes = head ? nodeToAttributes(head) : {}
        this.fragment.insert(first + index, [newElement(proseKey.paragraph, attributes, nodesToPieces(nodes))])
      } else {
        const stood = { start, end: start + entry.lines }
        const stretches = keptInElement(before, stood, after, lines, kept)
        writeElement(entry.element, before.children.slice(stood.start, stood.end), nodes, stretches)
      }
      line = lines.end
    }
    return { start: first, end: first + runs.length }
  }

  /** Raised before any observer of the transaction, so that no other listener can meet an editor that lags behind. */
  private readonly onTransaction = (transaction: Y.Transaction) => {
    if (transaction.origin === this || !this.host) return
    try {
      if (isTouched(this.fragment, transaction)) this.readChanges(transaction, this.host)
    } catch (error) {
      // An error that left this listener would keep every observer of the document from hearing of the transaction.
      console.error('The prose editor could not follow a change and was closed; the text is untouched.', error)
      this.letGo('broken')
    }
  }

  private readChanges(transaction: Y.Transaction, host: Host): void {
    if (!readProse(this.fragment).fits) {
      this.letGo('doesNotFit')
      return
    }
    const { state } = host
    const tr = state.tr
    const entries = this.entriesNow()
    if (this.entries.length === 0 || entries.length === 0) {
      tr.replaceWith(0, tr.doc.content.size, this.read(state.schema).content)
    } else {
      changeLines(
        tr,
        this.entries,
        entries.map((entry) => entry.element),
        transaction,
      )
    }
    this.entries = entries
    if (!tr.docChanged) return
    keepSelection(tr, state, transaction.origin instanceof Y.UndoManager && host.hasFocus())
    this.dispatch(tr, host)
  }

  /** Makes the editor equal to these elements where it still differs: half a character, a break that can't be typed. */
  private correct(which: Range): void {
    const { host } = this
    if (!host) return
    const { tr, doc, schema } = host.state
    let line = 0
    let position = 0
    for (const [index, { element, lines }] of this.entries.entries()) {
      const nodes = doc.children.slice(line, line + lines)
      const end = nodes.reduce((sum, node) => sum + node.nodeSize, position)
      if (index >= which.start && index < which.end) {
        let at = position
        for (const [row, wanted] of elementToNodes(schema, element).entries()) {
          const node = nodes[row]
          if (!node) break
          if (!wanted.eq(node)) tr.replaceWith(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize), wanted)
          at += node.nodeSize
        }
      }
      line += lines
      position = end
    }
    if (tr.docChanged) this.dispatch(tr, host)
  }

  private dispatch(tr: Transaction, host: Host): void {
    this.known = tr.doc
    host.dispatch(tr.setMeta(fromDocument, true).setMeta('addToHistory', false))
  }

  private letGo(why: LetGo): void {
    this.detach()
    this.onLetGo(why)
  }

  private elementsNow(): Y.XmlElement[] {
    return this.fragment.toArray().filter((child) => child instanceof Y.XmlElement)
  }

  private entriesNow(): Entry[] {
    return this.elementsNow().map((element) => ({ element, lines: linesIn(element) }))
  }
}

/** Whether two texts have as many lines, each of the same kind and indent. */
function isSameShape(one: Node, other: Node): boolean {
  return (
    one.childCount === other.childCount &&
    one.children.every((line, index) => {
      const beside = other.child(index)
      return line === beside || line.sameMarkup(beside)
    })
  )
}
