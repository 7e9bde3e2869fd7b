import type { Part } from '../session/session.ts'
import type { EditorSession } from './EditorSession.ts'
import type { HeadingLevel } from './static/look.ts'

/**
 * Where the caret should go: an end of the text, where it stood when the text was written in last ('kept'), a point on the
 * screen, or the first or last line at that height.
 */
export type CaretWish = 'start' | 'end' | 'kept' | { x: number; y: number } | { x: number; edge: 'top' | 'bottom' }

/** A kind of block that can be made from the slash menu. */
export type BlockChoice = { type: string; label: string; hint?: string }

export type ProseEditorProps = {
  session: EditorSession
  block: string
  part: Part
  /** What a screen reader calls the text: 'Titel van actie 2.3'. */
  label: string
  placeholder?: string
  /** Whether Enter begins a new paragraph. Unless told otherwise: in a body it does, in a title it doesn't. */
  multiline?: boolean
  headingLevel?: HeadingLevel
  /** Puts the caret there as soon as the text is on screen, and again whenever another wish is given. */
  autoFocusAt?: CaretWish
  /** The caret wants to leave over an edge. `x`: where on the screen it stood, so that it can go straight on. */
  onLeave?: (direction: 'up' | 'down', from: { x: number }) => void
  /** Enter in a text of one line. */
  onEnter?: () => void
  /** Enter in a text of several lines in which nothing is written; true when something was done with it. */
  onEnterInNothing?: (() => boolean) | undefined
  /** Ctrl+Enter, in any text. */
  onNext?: () => void
  onBackspaceAtStart?: (text: { isEmpty: boolean }) => void
  onEscape?: () => void
  /** The blocks that the slash menu offers beside the kinds of text, and what makes one. */
  blockChoices?: readonly BlockChoice[]
  insertBlock?: (type: string) => void
  /** Where the buttons for bold and so on are drawn; without it they float above the text. */
  toolbarHost?: HTMLElement | null
}
