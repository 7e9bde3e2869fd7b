import { cutsCharacter } from '../prose/codePoints.ts'

/** One replacement that makes `after` of `before`: at `index`, take away `remove` units, put `insert`. */
export type TextEdit = { index: number; remove: number; insert: string }

/**
 * The smallest single replacement between two texts, on whole characters only: yjs 13.6.33 lets peers diverge when an
 * edit cuts a surrogate pair. undefined when nothing changed. With the caret's position in `after`, the edit ends at the
 * caret where it can ('aa' typed into 'aaa' lands where it was typed).
 */
export function textEdit(before: string, after: string, caret?: number): TextEdit | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let tail = 0
  const longestTail = caret === undefined ? 0 : Math.min(shorter, Math.max(0, after.length - caret))
  while (tail < longestTail && unitFromEnd(before, tail) === unitFromEnd(after, tail)) tail++
  let head = 0
  while (head < shorter - tail && before.charCodeAt(head) === after.charCodeAt(head)) head++
  while (head + tail < shorter && unitFromEnd(before, tail) === unitFromEnd(after, tail)) tail++
  while (head > 0 && (cutsCharacter(before, head) || cutsCharacter(after, head))) head--
  while (tail > 0 && (cutsCharacter(before, before.length - tail) || cutsCharacter(after, after.length - tail))) tail--
  return { index: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }
}

function unitFromEnd(text: string, fromEnd: number): number {
  return text.charCodeAt(text.length - 1 - fromEnd)
}
