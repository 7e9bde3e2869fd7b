import { Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { CaretWish } from '../editorProps.ts'

/** Gives the editor the focus, with the caret where it was wished: where one clicked in the static text. */
export function placeCaret(view: EditorView, wish: CaretWish): void {
  // One clicked in an editor that was there already: the browser has put the caret, and may have begun a selection.
  if (typeof wish === 'object' && view.hasFocus()) return
  view.focus()
  if (wish === 'kept') return
  view.dispatch(view.state.tr.setSelection(wishedSelection(view, wish)))
}

function wishedSelection(view: EditorView, wish: Exclude<CaretWish, 'kept'>): Selection {
  const { doc } = view.state
  if (wish === 'start') return Selection.atStart(doc)
  if (wish === 'end') return Selection.atEnd(doc)
  const atEdge = 'edge' in wish && wish.edge === 'top' ? Selection.atStart(doc) : Selection.atEnd(doc)
  const line = view.coordsAtPos(atEdge.head)
  const found = view.posAtCoords({ left: wish.x, top: 'y' in wish ? wish.y : (line.top + line.bottom) / 2 })
  return found ? TextSelection.near(doc.resolve(found.pos)) : atEdge
}
