import { cutsCharacter } from '@lea/agenda'
import type { Kept } from './keptText.ts'

/** Replace [from, to) of the old text by [insertFrom, insertTo) of the new one. */
export type TextEdit = { from: number; to: number; insertFrom: number; insertTo: number }

/**
 * The replacements that make `after` of `before`, first to last, given what was kept. They cut no character in half:
 * yjs 13.6.33 lets peers diverge when an edit falls inside a surrogate pair.
 */
export function textEdits(before: string, after: string, kept: readonly Kept[]): TextEdit[] {
  const found = changedBetween(before.length, after.length, kept)
  const trimmed = found.flatMap((edit) => keptAtTheEnds(before, after, edit))
  const whole = joined([...kept, ...trimmed])
    .map((stretch) => onWholeCharacters(before, after, stretch))
    .filter((stretch) => stretch.length > 0)
  return changedBetween(before.length, after.length, whole)
}

function changedBetween(oldLength: number, newLength: number, kept: readonly Kept[]): TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  let insertFrom = 0
  for (const stretch of [...kept, { before: oldLength, after: newLength, length: 0 }]) {
    if (stretch.before > from || stretch.after > insertFrom) {
      edits.push({ from, to: stretch.before, insertFrom, insertTo: stretch.after })
    }
    from = stretch.before + stretch.length
    insertFrom = stretch.after + stretch.length
  }
  return edits
}

/** An editor may replace more than changed (a correction of the keyboard, a whole word): what is equal at both ends stays. */
function keptAtTheEnds(before: string, after: string, { from, to, insertFrom, insertTo }: TextEdit): Kept[] {
  const longest = Math.min(to - from, insertTo - insertFrom)
  let head = 0
  while (head < longest && before[from + head] === after[insertFrom + head]) head++
  let tail = 0
  while (tail < longest - head && before[to - tail - 1] === after[insertTo - tail - 1]) tail++
  return [
    { before: from, after: insertFrom, length: head },
    { before: to - tail, after: insertTo - tail, length: tail },
  ]
}

/** Stretches in order, those that touch as one: a character that two of them share is then kept whole. */
function joined(stretches: Kept[]): Kept[] {
  const all: Kept[] = []
  for (const next of stretches.sort((one, other) => one.before - other.before || one.after - other.after)) {
    const last = all.at(-1)
    const touches = last?.before === next.before - (last?.length ?? 0) && last.after === next.after - last.length
    if (last && touches) all[all.length - 1] = { ...last, length: last.length + next.length }
    else if (next.length > 0) all.push(next)
  }
  return all
}

function onWholeCharacters(before: string, after: string, stretch: Kept): Kept {
  const cuts = (offset: number) =>
    cutsCharacter(before, stretch.before + offset) || cutsCharacter(after, stretch.after + offset)
  let start = 0
  let end = stretch.length
  while (start < end && cuts(start)) start++
  while (end > start && cuts(end)) end--
  return { before: stretch.before + start, after: stretch.after + start, length: end - start }
}
