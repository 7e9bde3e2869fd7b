import { proseKey, readProse } from '@lea/agenda'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import * as Y from 'yjs'
import { keepSelection } from './keepSelection.ts'
import { keptThrough } from './keptText.ts'
import { emptyNode, lineToNode, nodeToAttributes, nodeToPieces } from './lineNode.ts'
import { newLine } from './lineText.ts'
import { pairLines } from './pairLines.ts'
import { changeLines, isTouched } from './readChange.ts'
import { type Range, sharesOf, writeLine } from './writeLine.ts'

/** What the binding needs of a mounted editor; an EditorView is one. */
export type Host = { readonly state: EditorState; dispatch(transaction: Transaction): void; hasFocus(): boolean }

/** Why a binding let go: the text holds what this build can't edit, or an error that should not be. */
export type LetGo = 'doesNotFit' | 'broken'

/** The mark on a transaction that brings the document's changes into the editor. */
export const fromDocument = 'leaFromDocument'

/**
 * Keeps one mounted editor and one fragment of the document equal, paragraph by paragraph.
 *
 * Its own changes carry the binding itself as their origin; `undo.addTrackedOrigin(ProseBinding)` makes them undoable.
 * It reads the changes of others before any observer runs, so that nothing can be typed onto an older state. It never
 * deletes what it can't read: when the fragment no longer fits it lets go, tells `onLetGo`, and writes nothing any more.
 *
 * At once: text that two people type in one paragraph stands side by side; of a paragraph that one splits or joins, the
 * part that keeps most of its text goes on, with whatever the other types in it.
 */
export class ProseBinding {
  private host: Host | undefined
  /** The paragraphs of the document, one for each node of `known`. Empty while the document has none and the editor one. */
  private lines: Y.XmlElement[] = []
  /** The editor's document as it was when it equalled the fragment. */
  known: Node | undefined
  private readonly fragment: Y.XmlFragment
  private readonly doc: Y.Doc
  private readonly onLetGo: (why: LetGo) => void

  constructor(fragment: Y.XmlFragment, onLetGo: (why: LetGo) => void) {
    if (!fragment.doc) throw new Error('A prose editor was asked for a fragment that is in no document')
    this.fragment = fragment
    this.doc = fragment.doc
    this.onLetGo = onLetGo
  }

  /** The editor's document for the fragment as it is now. Only for prose that fits. */
  read(schema: Node['type']['schema']): Node {
    const lines = this.linesNow().map((line) => lineToNode(schema, line))
    return schema.node('doc', null, lines.length > 0 ? lines : [emptyNode(schema)])
  }

  attach(host: Host): void {
    this.host = host
    this.doc.on('beforeObserverCalls', this.onTransaction)
    this.lines = this.linesNow()
    this.known = host.state.doc
    this.correct()
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
    const written = this.doc.transact(() => this.writeLines(known, after, maps), this)
    this.lines = this.linesNow()
    this.known = after
    this.correct(written)
  }

  /** Answers which lines of the editor were written. */
  private writeLines(before: Node, after: Node, maps: readonly StepMap[]): Range {
    const oldCount = this.lines.length
    const oldNodes = this.lines.map((_, index) => before.child(index))
    const newNodes = after.children
    let head = 0
    while (head < Math.min(oldCount, newNodes.length) && oldNodes[head] === newNodes[head]) head++
    let tail = 0
    const most = Math.min(oldCount, newNodes.length) - head
    while (tail < most && oldNodes[oldCount - tail - 1] === newNodes[newNodes.length - tail - 1]) tail++
    const old = { start: head, end: oldCount - tail }
    const fresh = { start: head, end: newNodes.length - tail }

    const kept = keptThrough(maps, before.content.size)
    const sharedText = sharesOf(before, old, after, fresh, kept)
    const pairs = pairLines(old.end - old.start, fresh.end - fresh.start, sharedText)
    const paired = new Set(pairs)
    for (let index = old.end - 1; index >= old.start; index--) {
      if (!paired.has(index - old.start)) this.fragment.delete(index, 1)
    }
    for (const [index, oldIndex] of pairs.entries()) {
      const at = fresh.start + index
      const node = after.child(at)
      const line = oldIndex === undefined ? undefined : this.lines[old.start + oldIndex]
      if (line === undefined || oldIndex === undefined) {
        this.fragment.insert(at, [newLine(proseKey.paragraph, nodeToAttributes(node), nodeToPieces(node))])
      } else {
        const stretches = sharedText.filter((each) => each.before === oldIndex && each.after === index)
        writeLine(
          line,
          before.child(old.start + oldIndex),
          node,
          stretches.map((each) => each.kept),
        )
      }
    }
    return fresh
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
    const lines = this.linesNow()
    if (this.lines.length === 0 || lines.length === 0) {
      tr.replaceWith(0, tr.doc.content.size, this.read(state.schema).content)
    } else {
      changeLines(tr, this.lines, lines, transaction)
    }
    this.lines = lines
    if (!tr.docChanged) return
    keepSelection(tr, state, transaction.origin instanceof Y.UndoManager && host.hasFocus())
    this.dispatch(tr, host)
  }

  /** Makes lines of the editor equal to the document where they still differ: half a character that can't be written. */
  private correct(which: Range = { start: 0, end: this.lines.length }): void {
    const { host, lines } = this
    if (!host || lines.length === 0) return
    const { tr, doc, schema } = host.state
    doc.forEach((node, position, index) => {
      const line = index >= which.start && index < which.end ? lines[index] : undefined
      const wanted = line && lineToNode(schema, line)
      if (!wanted || wanted.eq(node)) return
      tr.replaceWith(tr.mapping.map(position), tr.mapping.map(position + node.nodeSize), wanted)
    })
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

  private linesNow(): Y.XmlElement[] {
    return this.fragment.toArray().filter((child) => child instanceof Y.XmlElement)
  }
}
