import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { Host, ProseBinding } from '../binding/ProseBinding.ts'
import { placeToPosition, positionToPlace } from './places.ts'

type Kept = { anchor: Y.RelativePosition; head: Y.RelativePosition }

/** Where one's caret stood in each text when its editor went. */
const carets = new WeakMap<Y.XmlFragment, Kept>()

/**
 * Keeps the caret for the next editor of the same text: a block that goes to another place, or gets another number, has a
 * new one. Stands behind the binding's plugin: the last plugin is the first to end, and the binding then lets go of the text.
 */
export function keptCaretPlugin(fragment: Y.XmlFragment, binding: ProseBinding): Plugin {
  return new Plugin({
    key: new PluginKey('leaKeptCaret'),
    view: (view) => ({ destroy: () => keepCaret(view.state, fragment, binding) }),
  })
}

export function keepCaret({ doc, selection }: EditorState, fragment: Y.XmlFragment, binding: ProseBinding): void {
  // an editor that had to let go holds another text than the document
  if (binding.known !== doc) return
  carets.set(fragment, {
    anchor: positionToPlace(fragment, doc, selection.anchor),
    head: positionToPlace(fragment, doc, selection.head),
  })
}

/** Puts the caret of a new editor where it stood in the one before it; at the end of a text that had none. */
export function putCaretBack(view: Pick<Host, 'state' | 'dispatch'>, fragment: Y.XmlFragment): void {
  const { doc, tr } = view.state
  const kept = carets.get(fragment)
  const placeOf = (place: unknown) => placeToPosition(fragment, doc, place) ?? doc.content.size
  const anchor = doc.resolve(placeOf(kept?.anchor))
  view.dispatch(tr.setSelection(TextSelection.between(anchor, doc.resolve(placeOf(kept?.head)))))
}
