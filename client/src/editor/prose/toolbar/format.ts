import type { ParagraphKind } from '@lea/agenda'
import { type Editor, getMarkRange, useEditorState } from '@tiptap/react'
import { indentBy, selectedLines } from '../keys/lines.ts'

/** What the selection looks like: which buttons are in, which can be pressed. */
export type Format = {
  bold: boolean
  italic: boolean
  underline: boolean
  link: boolean
  /** undefined: the selected paragraphs differ. */
  kind: ParagraphKind | undefined
  canIndent: boolean
  canOutdent: boolean
}

/** The format at the selection. Draws again only when it changes, not at every key. */
export function useFormat(editor: Editor): Format {
  return useEditorState({ editor, selector: () => readFormat(editor) })
}

function readFormat(editor: Editor): Format {
  const { state } = editor
  const kinds = new Set(selectedLines(state).map(({ node }) => node.attrs.kind))
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    link: editor.isActive('link'),
    kind: kinds.size === 1 ? [...kinds][0] : undefined,
    canIndent: indentBy(1)(state),
    canOutdent: indentBy(-1)(state),
  }
}

/** The link at the selection: its text and its address. */
export function linkHere(editor: Editor): { from: number; to: number; href: string } | undefined {
  const { state } = editor
  const type = state.schema.marks.link
  const range = type && getMarkRange(state.selection.$from, type)
  const href = editor.getAttributes('link').href
  return range && typeof href === 'string' ? { ...range, href } : undefined
}

/**
 * Links the selected text, or the whole of the link in which the caret stands; with neither, the address itself is
 * put there as a link. null takes the link away and leaves the text.
 */
export function setLink(editor: Editor, href: string | null): void {
  const { state, view } = editor
  const type = state.schema.marks.link
  if (!type) throw new Error('The schema has no mark "link"')
  const { from, to, empty } = state.selection
  const range = empty ? linkHere(editor) : { from, to }
  const { tr } = state
  if (range) {
    tr.removeMark(range.from, range.to, type)
    if (href !== null) tr.addMark(range.from, range.to, type.create({ href }))
  } else if (href !== null) {
    tr.insert(from, state.schema.text(href.replace(/^(mailto|tel):/, ''), [type.create({ href })]))
  }
  view.dispatch(tr.removeStoredMark(type).scrollIntoView())
}
