import type { StepMap } from '@tiptap/pm/transform'

/** A stretch that an edit left alone: where it stood before, where it stands after, how long it is. */
export type Kept = { before: number; after: number; length: number }

/** What is left alone of a document of `size` by the steps of one or more transactions. */
export function keptThrough(maps: readonly StepMap[], size: number): Kept[] {
  let kept: Kept[] = [{ before: 0, after: 0, length: size }]
  for (const map of maps) kept = kept.flatMap((stretch) => keptThroughOne(map, stretch))
  return kept
}

function keptThroughOne(map: StepMap, stretch: Kept): Kept[] {
  const left: Kept[] = []
  const end = stretch.after + stretch.length
  let start = stretch.after
  let shift = 0
  const keep = (until: number) => {
    if (until > start) {
      left.push({ before: stretch.before + start - stretch.after, after: start + shift, length: until - start })
    }
  }
  map.forEach((oldStart, oldEnd, _newStart, newEnd) => {
    if (oldStart >= end) return
    if (oldEnd > start) {
      keep(oldStart)
      start = oldEnd
    }
    shift = newEnd - oldEnd
  })
  keep(end)
  return left
}
