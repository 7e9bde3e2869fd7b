import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { m } from '../../../paraglide/messages.js'
import { fittingChoices, type SlashChoice } from './choices.ts'

/** The open menu: where its slash stands, and which choice the keyboard is on. */
type Open = { slash: number; active: number }

/** What is drawn of it. */
export type SlashMenuState = { slash: number; choices: readonly SlashChoice[]; active: number }

export type SlashOptions = {
  /** What may be chosen here; read at each key. */
  choices: () => readonly SlashChoice[]
  insertBlock: (type: string) => void
  listId: string
  placeholder?: string | undefined
  /** Whether Enter in a text without words makes the next block. */
  hasNext?: () => boolean
}

const key = new PluginKey<Open | null>('leaSlash')
const longestQuery = 30

/**
 * A slash at the start of a word opens a menu; typing on filters it. It stays open while colleagues change the text
 * around it, because the slash is followed through every change. The focus never leaves the text.
 */
export function slashPlugin(options: SlashOptions): Plugin<Open | null> {
  const menuOf = (state: EditorState) => readSlashMenu(state, options.choices())
  return new Plugin<Open | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, open, _before, state) => {
        const told: Open | null | undefined = tr.getMeta(key)
        if (told !== undefined) return told
        return open && follow(open, tr, state)
      },
    },
    props: {
      decorations: (state) => hintAt(state, options),
      attributes: (state): Record<string, string> => {
        const menu = menuOf(state)
        if (!menu) return {}
        return {
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': options.listId,
          'aria-activedescendant': optionId(options.listId, menu.active),
        }
      },
      handleTextInput: (view, from, to, text) => {
        if (text !== '/' || options.choices().length === 0 || !isStartOfWord(view.state, from)) return false
        view.dispatch(view.state.tr.insertText('/', from, to).setMeta(key, { slash: from, active: 0 }).scrollIntoView())
        return true
      },
      handleKeyDown: (view, event) => {
        const menu = menuOf(view.state)
        if (!menu || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
        const { choices, active } = menu
        if (event.key === 'ArrowDown') goTo(view, menu, (active + 1) % choices.length)
        else if (event.key === 'ArrowUp') goTo(view, menu, (active + choices.length - 1) % choices.length)
        else if (event.key === 'Enter') takeChoice(view, choices[active], options.insertBlock)
        else if (event.key === 'Escape') closeSlashMenu(view)
        else return false
        // Escape would otherwise also reach the screen around the text.
        event.stopPropagation()
        return true
      },
      handleDOMEvents: {
        blur: (view) => {
          if (key.getState(view.state)) closeSlashMenu(view)
          return false
        },
      },
    },
  })
}

/** Says in the empty line in which one is that there is a menu; in a text without words after what is asked for there, and what Enter does. */
function hintAt(state: EditorState, { choices, placeholder, hasNext }: SlashOptions): DecorationSet {
  const { $head, empty } = state.selection
  const { parent } = $head
  if (!empty || parent.content.size > 0 || parent.attrs.kind !== 'paragraph' || choices().length === 0)
    return DecorationSet.empty
  const isNothing = state.doc.childCount === 1
  const words = [isNothing && placeholder, isNothing && hasNext?.() && m.editor_next_hint(), m.editor_slash_hint()]
  const hint = Decoration.node($head.before(), $head.after(), { 'data-hint': words.filter(Boolean).join(' · ') })
  return DecorationSet.create(state.doc, [hint])
}

/** The menu as it should be drawn; undefined when it is closed or nothing fits. */
export function readSlashMenu(state: EditorState, all: readonly SlashChoice[]): SlashMenuState | undefined {
  const open = key.getState(state)
  if (!open) return undefined
  const choices = fittingChoices(all, state.doc.textBetween(open.slash + 1, state.selection.head))
  if (choices.length === 0) return undefined
  return { slash: open.slash, choices, active: Math.min(open.active, choices.length - 1) }
}

/** Takes the slash and what was typed after it away, and does what was chosen. */
export function takeChoice(
  view: EditorView,
  choice: SlashChoice | undefined,
  insertBlock: (type: string) => void,
): void {
  const open = key.getState(view.state)
  if (!open || !choice) return
  const { tr, selection } = view.state
  tr.delete(open.slash, selection.head).setMeta(key, null)
  if ('blockType' in choice) {
    // Mostly the line was begun for the menu; left behind it would be a gap above the new block.
    const { $head } = tr.selection
    if ($head.parent.content.size === 0 && tr.doc.childCount > 1) tr.delete($head.before(), $head.after())
  }
  if ('kind' in choice) tr.setNodeAttribute(tr.selection.$head.before(), 'kind', choice.kind)
  view.dispatch(tr.scrollIntoView())
  if ('blockType' in choice) insertBlock(choice.blockType)
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

function goTo(view: EditorView, { slash }: SlashMenuState, active: number): void {
  view.dispatch(view.state.tr.setMeta(key, { slash, active }))
}

function closeSlashMenu(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, null))
}

function isStartOfWord(state: EditorState, position: number): boolean {
  const { parent, parentOffset } = state.doc.resolve(position)
  return parentOffset === 0 || /\s/.test(parent.textBetween(parentOffset - 1, parentOffset))
}

/** The menu after a change, one's own or a colleague's; null when its slash is gone or the caret left the word. */
function follow(open: Open, tr: Transaction, state: EditorState): Open | null {
  const moved = tr.mapping.mapResult(open.slash, 1)
  const { selection, doc } = state
  if (moved.deletedAfter || !selection.empty || selection.head <= moved.pos) return null
  if (!doc.resolve(moved.pos).sameParent(selection.$head)) return null
  const typed = doc.textBetween(moved.pos, selection.head)
  if (!/^\/\S*$/.test(typed) || typed.length > longestQuery) return null
  const isFiltered =
    tr.docChanged &&
    typed !== tr.before.textBetween(open.slash, Math.min(tr.before.content.size, open.slash + typed.length))
  return { slash: moved.pos, active: isFiltered ? 0 : open.active }
}
