import { AllSelection, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/**
 * A caret stays behind what it stood behind: what a colleague types at one's own caret comes after it, so that two
 * people who type at one place don't shuffle each other's letters. After an undo it goes to where something came back.
 */
export function keepSelection(tr: Transaction, state: EditorState, isUndo: boolean): void {
  const { selection } = state
  if (isUndo) {
    let end = 0
    for (const [index, map] of tr.mapping.maps.entries()) {
      map.forEach((_oldStart, _oldEnd, _newStart, newEnd) => {
        end = tr.mapping.slice(index + 1).map(newEnd)
      })
    }
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1)).scrollIntoView()
    return
  }
  if (selection instanceof AllSelection) {
    tr.setSelection(new AllSelection(tr.doc))
    return
  }
  const from = tr.mapping.map(selection.from, selection.empty ? -1 : 1)
  const to = Math.max(from, tr.mapping.map(selection.to, -1))
  const isForward = selection.anchor <= selection.head
  const anchor = tr.doc.resolve(isForward ? from : to)
  tr.setSelection(TextSelection.between(anchor, tr.doc.resolve(isForward ? to : from)))
  tr.setStoredMarks(state.storedMarks)
}
