import { getSchema } from '@tiptap/core'
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { documentExtensions } from '../schema/document.ts'
import { bindingPlugin, stepsOf } from './bindingPlugin.ts'
import { type LetGo, ProseBinding } from './ProseBinding.ts'

export const schema = getSchema(documentExtensions({ headingLevel: 3, singleLine: false }))

/** An editor without a screen: the real state, schema, steps and binding, on a fragment of a real document. */
export class Desk {
  state: EditorState
  readonly binding: ProseBinding
  letGo: LetGo | undefined

  constructor(fragment: Y.XmlFragment, plugins: Plugin[] = [], undo?: Y.UndoManager) {
    const onLetGo = (why: LetGo) => {
      this.letGo = why
    }
    this.binding = new ProseBinding(fragment, onLetGo, undo)
    this.state = EditorState.create({
      doc: this.binding.read(schema),
      plugins: [bindingPlugin(this.binding), ...plugins],
    })
    this.binding.attach(this)
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction)
    this.binding.write(stepsOf(this.state))
  }

  hasFocus(): boolean {
    return true
  }

  /** The text as lines, each with a mark for its kind and indent. */
  lines(): string[] {
    const marks: Record<string, string> = { paragraph: '', heading: '# ', bullet: '- ', number: '1. ', quote: '> ' }
    return this.state.doc.children.map(
      (line) => `${'  '.repeat(line.attrs.indent)}${marks[line.attrs.kind]}${line.textContent}`,
    )
  }

  /** The position of an offset in a line. */
  at(line: number, offset: number): number {
    let position = 1
    for (let index = 0; index < line; index++) position += this.state.doc.child(index).nodeSize
    return position + offset
  }

  type(line: number, offset: number, text: string): void {
    this.dispatch(this.state.tr.insertText(text, this.at(line, offset)))
  }

  /** Takes `length` units away and puts `text` there. */
  replace(line: number, offset: number, length: number, text = ''): void {
    this.dispatch(this.state.tr.insertText(text, this.at(line, offset), this.at(line, offset + length)))
  }

  split(line: number, offset: number): void {
    this.dispatch(this.state.tr.split(this.at(line, offset)))
  }

  /** Joins a line to the one before it. */
  join(line: number): void {
    this.dispatch(this.state.tr.join(this.at(line, 0) - 1))
  }

  mark(line: number, from: number, to: number, name: string, attributes?: Record<string, unknown>): void {
    this.dispatch(this.state.tr.addMark(this.at(line, from), this.at(line, to), schema.mark(name, attributes)))
  }

  set(line: number, name: 'kind' | 'indent', value: unknown): void {
    this.dispatch(this.state.tr.setNodeAttribute(this.at(line, 0) - 1, name, value))
  }

  caretAt(line: number, offset: number): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.at(line, offset))))
  }

  typeAtCaret(text: string): void {
    this.dispatch(this.state.tr.insertText(text))
  }

  close(): void {
    this.binding.detach()
  }
}
