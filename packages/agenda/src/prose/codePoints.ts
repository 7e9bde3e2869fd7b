/** Whether a position lies inside a surrogate pair: an edit there would cut a character in half. */
export function cutsCharacter(text: string, position: number): boolean {
  return isHighSurrogate(text.charCodeAt(position - 1)) && isLowSurrogate(text.charCodeAt(position))
}

/** The nearest position at or before this one that cuts no character, kept within the text. */
export function characterStart(text: string, position: number): number {
  const within = Math.max(0, Math.min(text.length, position))
  return cutsCharacter(text, within) ? within - 1 : within
}

/** Text whose half characters (lone surrogates) are replaced by U+FFFD, as every peer would read them after a sync. */
export function wholeCharacters(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

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

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
