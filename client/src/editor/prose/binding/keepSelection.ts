import { AllSelection, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/**
 * A caret stays behind what it stood behind: what a colleague types at one's own caret comes after it, so that two
 * people who type at one place don't shuffle each other's letters. After an undo it goes to where something came back,
 * and stays where it is in a line of which only the look did.
 */
export function keepSelection(tr: Transaction, state: EditorState, isUndo: boolean): void {
  const { selection } = state
  if (isUndo) {
    const back = endOfText(tr) ?? endOfLook(tr, state)
    if (back !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(back), -1))
    tr.scrollIntoView()
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

/** Where the text ends that came or went; undefined when no letter did. */
function endOfText(tr: Transaction): number | undefined {
  let end: number | undefined
  for (const [index, map] of tr.mapping.maps.entries()) {
    map.forEach((_oldStart, _oldEnd, _newStart, newEnd) => {
      end = tr.mapping.slice(index + 1).map(newEnd)
    })
  }
  return end === undefined ? undefined : Math.min(end, tr.doc.content.size)
}

/** Where what looks different ends: a kind, an indent, bold. Undefined when one is in it, because then the caret stays. */
function endOfLook(tr: Transaction, { doc, selection }: EditorState): number | undefined {
  const start = doc.content.findDiffStart(tr.doc.content)
  const end = doc.content.findDiffEnd(tr.doc.content)?.b
  if (start === null || end === undefined) return undefined
  return selection.from >= start && selection.to <= end ? undefined : end
}
