import type { ParagraphKind } from '@lea/agenda'
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { clampIndent } from '../schema/document.ts'

/** The paragraphs that the selection touches, with their positions. */
export function selectedLines(state: EditorState): { node: Node; position: number }[] {
  const lines: { node: Node; position: number }[] = []
  const { from, to } = state.selection
  state.doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) lines.push({ node, position })
    return !node.isTextblock
  })
  return lines
}

/** Gives the selected paragraphs a kind; back to plain text when they all have it already. */
export function toggleKind(kind: ParagraphKind): Command {
  return (state, dispatch) => {
    const isOn = selectedLines(state).every(({ node }) => node.attrs.kind === kind)
    return setKind(isOn ? 'paragraph' : kind)(state, dispatch)
  }
}

export function setKind(kind: ParagraphKind): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state)
    if (dispatch) {
      const { tr } = state
      for (const { position } of lines) tr.setNodeAttribute(position, 'kind', kind)
      dispatch(tr.scrollIntoView())
    }
    return lines.length > 0
  }
}

/** Moves the selected paragraphs a step in or out. False when none of them can go further. */
export function indentBy(step: 1 | -1): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state).filter(({ node }) => clampIndent(node.attrs.indent + step) !== node.attrs.indent)
    if (lines.length === 0) return false
    if (dispatch) {
      const { tr } = state
      for (const { node, position } of lines) tr.setNodeAttribute(position, 'indent', node.attrs.indent + step)
      dispatch(tr.scrollIntoView())
    }
    return true
  }
}

/** Enter: out of an empty entry, a plain paragraph after a heading, else the same kind again. */
export const newLineHere: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { kind, indent } = $from.parent.attrs
  if (empty && $from.parent.content.size === 0 && (kind !== 'paragraph' || indent > 0)) return stepOut(state, dispatch)
  if (dispatch) {
    const tr = state.tr.deleteSelection()
    const at = tr.selection.$from
    const atStart = at.parentOffset === 0
    const atEnd = at.parentOffset === at.parent.content.size
    const isHeading = at.parent.attrs.kind === 'heading'
    const next = isHeading && atEnd ? { kind: 'paragraph', indent } : at.parent.attrs
    tr.split(at.pos, 1, [{ type: at.parent.type, attrs: next }])
    if (isHeading && atStart && !atEnd) tr.setNodeAttribute(at.before(), 'kind', 'paragraph')
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** Backspace at the start of a paragraph: first out of its kind and indent, then onto the paragraph before it. */
export const backspaceAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  return stepOut(state, dispatch) || joinBefore(state, dispatch)
}

/** Delete at the end of a paragraph: the next one comes up. An empty paragraph makes way, so that the next keeps its kind. */
export const deleteAtEnd: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset < $from.parent.content.size) return false
  const after = $from.after()
  if (!state.doc.nodeAt(after)) return false
  if (dispatch) {
    const { tr } = state
    if ($from.parent.content.size === 0) {
      tr.delete($from.before(), after)
      tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1))
    } else tr.join(after)
    dispatch(tr.scrollIntoView())
  }
  return true
}

/** Selects all text. As a text selection: an arrow key then leaves it like any other. */
export const selectAll: Command = (state, dispatch) => {
  const { doc, tr } = state
  dispatch?.(tr.setSelection(TextSelection.between(Selection.atStart(doc).$head, Selection.atEnd(doc).$head)))
  return true
}

const stepOut: Command = (state, dispatch) => {
  const { $from } = state.selection
  const { kind, indent } = $from.parent.attrs
  if (kind === 'paragraph' && indent === 0) return false
  const [name, value] = indent > 0 ? ['indent', indent - 1] : ['kind', 'paragraph']
  dispatch?.(state.tr.setNodeAttribute($from.before(), name, value).scrollIntoView())
  return true
}

const joinBefore: Command = (state, dispatch) => {
  const { $from } = state.selection
  const before = $from.before()
  const previous = state.doc.resolve(before).nodeBefore
  if (!previous) return false
  if (dispatch) {
    const { tr } = state
    // An empty paragraph above makes way as a whole: what stands below it keeps its kind.
    if (previous.content.size === 0) tr.delete(before - previous.nodeSize, before)
    else tr.join(before)
    dispatch(tr.scrollIntoView())
  }
  return true
}
