import { Extension } from '@tiptap/core'
import { type Command, Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { ProseEditorProps } from '../../editorProps.ts'
import { backspaceAtStart, deleteAtEnd, indentBy, newLineHere, selectAll } from './lines.ts'

/** What the screen around the text answers; read at each key, so that it may change while the editor is mounted. */
export type Neighbours = Pick<
  ProseEditorProps,
  'onLeave' | 'onEnter' | 'onEnterInNothing' | 'onNext' | 'onBackspaceAtStart' | 'onEscape'
>

type KeyOptions = {
  multiline: boolean
  undo: Y.UndoManager
  neighbours: () => Neighbours
  openLinkForm: () => void
  goToToolbar: () => void
}

/**
 * The keys of a text. Tab is not among them: it moves on, as everywhere on the page. Undo and redo go to the undo
 * manager of the session, which knows of all blocks.
 */
export function keyExtension({ multiline, undo, neighbours, openLinkForm, goToToolbar }: KeyOptions): Extension {
  return Extension.create({
    name: 'leaKeys',
    // Before the marks' own keys, so that a title can refuse bold.
    priority: 2000,

    addKeyboardShortcuts() {
      const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch)
      const always = (act: () => void) => () => {
        act()
        return true
      }
      const isNothing = () => this.editor.state.doc.textContent === '' && this.editor.state.doc.childCount === 1
      const backspace = () => {
        const { state } = this.editor
        const { selection } = state
        if (selection.empty && selection.head === Selection.atStart(state.doc).head) {
          const { kind, indent } = selection.$head.parent.attrs
          if (multiline && (kind !== 'paragraph' || indent > 0)) return run(backspaceAtStart)()
          neighbours().onBackspaceAtStart?.({ isEmpty: isNothing() })
          return true
        }
        return multiline ? run(backspaceAtStart)() : false
      }
      const leave = (key: 'up' | 'down' | 'left' | 'right') => () => leaveOver(this.editor.view, key, neighbours())
      const newLine = () => (isNothing() && neighbours().onEnterInNothing?.() === true) || run(newLineHere)()
      const enter = multiline ? newLine : always(() => neighbours().onEnter?.())
      const undoKeys = {
        'Mod-z': always(() => undo.undo()),
        'Mod-Shift-z': always(() => undo.redo()),
        'Mod-y': always(() => undo.redo()),
      }
      const bodyKeys = {
        // without words to link the key is the page's: it looks for something
        'Mod-k': () => {
          if (this.editor.state.selection.empty && !this.editor.isActive('link')) return false
          openLinkForm()
          return true
        },
        'Alt-F10': always(goToToolbar),
        'Mod-]': always(run(indentBy(1))),
        'Mod-[': always(run(indentBy(-1))),
        Delete: run(deleteAtEnd),
      }
      const titleKeys = Object.fromEntries(['b', 'B', 'i', 'I', 'u', 'U'].map((key) => [`Mod-${key}`, () => true]))
      return {
        ...undoKeys,
        ...(multiline ? bodyKeys : titleKeys),
        'Mod-a': run(selectAll),
        Enter: enter,
        'Shift-Enter': enter,
        'Mod-Enter': always(() => neighbours().onNext?.()),
        Backspace: backspace,
        ArrowUp: leave('up'),
        ArrowDown: leave('down'),
        ArrowLeft: leave('left'),
        ArrowRight: leave('right'),
        Escape: () => {
          neighbours().onEscape?.()
          return false
        },
      }
    },

    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey('leaUndoFromMenu'),
          props: {
            handleDOMEvents: {
              // Undo from the browser's own menu, or by shaking a phone, knows nothing of colleagues.
              beforeinput: (_view, event) => {
                if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
                event.preventDefault()
                if (event.inputType === 'historyUndo') undo.undo()
                else undo.redo()
                return true
              },
            },
          },
        }),
      ]
    },
  })
}

function leaveOver(view: EditorView, key: 'up' | 'down' | 'left' | 'right', { onLeave }: Neighbours): boolean {
  const { selection, doc } = view.state
  if (!onLeave || !selection.empty) return false
  const isBack = key === 'up' || key === 'left'
  const edge = isBack ? Selection.atStart(doc) : Selection.atEnd(doc)
  const isAtEdge =
    key === 'left' || key === 'right'
      ? selection.head === edge.head
      : selection.$head.sameParent(edge.$head) && view.endOfTextblock(key)
  if (!isAtEdge) return false
  onLeave(isBack ? 'up' : 'down', { x: view.coordsAtPos(selection.head).left })
  return true
}
