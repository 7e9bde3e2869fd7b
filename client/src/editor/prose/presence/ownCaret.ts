import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { Part } from '../../../session/session.ts'
import type { EditorSession } from '../../EditorSession.ts'
import { positionToPlace } from './places.ts'

/** How often the others hear of one's own caret at most. */
const everyMs = 100

/** Tells the others where one's own caret stands, while this editor has the focus. */
export function ownCaretPlugin(
  { presence, undo }: EditorSession,
  fragment: Y.XmlFragment,
  block: string,
  part: Part,
): Plugin {
  return new Plugin({
    key: new PluginKey('leaOwnCaret'),
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      let told = ''
      const tell = () => {
        timer = undefined
        if (!view.hasFocus()) return
        const { selection, doc } = view.state
        const caret = {
          anchor: positionToPlace(fragment, doc, selection.anchor),
          head: positionToPlace(fragment, doc, selection.head),
        }
        const words = JSON.stringify(caret)
        if (words === told) return
        told = words
        presence.setCursor(JSON.parse(words))
      }
      const tellSoon = () => {
        timer ??= setTimeout(tell, everyMs)
      }
      const onFocus = () => {
        told = ''
        presence.enter(block, part)
        tellSoon()
      }
      const onBlur = () => {
        clearTimeout(timer)
        timer = undefined
        told = ''
        presence.setCursor(null)
        undo.stopCapturing()
      }
      view.dom.addEventListener('focus', onFocus)
      view.dom.addEventListener('blur', onBlur)
      return {
        update: (current: EditorView) => {
          if (current.hasFocus()) tellSoon()
        },
        destroy: () => {
          clearTimeout(timer)
          view.dom.removeEventListener('focus', onFocus)
          view.dom.removeEventListener('blur', onBlur)
          if (told !== '') presence.setCursor(null)
        },
      }
    },
  })
}
