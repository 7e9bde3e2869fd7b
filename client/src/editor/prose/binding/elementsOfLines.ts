import { pairLines, type Share } from './pairLines.ts'

/** Lines that stand together in one element: in which of the old ones, or undefined for a new one. */
export type Run = { element: number | undefined; lines: number }

/**
 * In which element each of the new lines stands. `lineCounts` says how many lines each of the old elements had, `shares`
 * how much text of old lines stands in which new line.
 *
 * A line that goes on from an old one (see `pairLines`) stays in its element. A new line that took its text from an
 * element beside it comes from a split and stays there too, behind a break. Any other new line gets an element of its
 * own, unless it stands between lines of one.
 */
export function elementsOfLines(lineCounts: readonly number[], newCount: number, shares: readonly Share[]): Run[] {
  const elementOfOld = lineCounts.flatMap((lines, element) => new Array<number>(lines).fill(element))
  const elements = pairLines(elementOfOld.length, newCount, shares).map((old) =>
    old === undefined ? undefined : elementOfOld[old],
  )
  const sources = elements.map((_, line) => new Set<number | undefined>(sourcesOf(line, shares, elementOfOld)))
  const lines = elements.map((_, line) => line)
  for (const [order, step] of [[lines, -1] as const, [lines.toReversed(), 1] as const]) {
    for (const line of order) {
      const beside = elements[line + step]
      if (elements[line] === undefined && sources[line]?.has(beside)) elements[line] = beside
    }
  }
  for (const line of lines) {
    if (elements[line] !== undefined) continue
    const before = elements[line - 1]
    if (before !== undefined && elements.slice(line + 1).find((each) => each !== undefined) === before) {
      elements[line] = before
    }
  }
  const runs: Run[] = []
  for (const element of elements) {
    const last = runs.at(-1)
    if (last && element !== undefined && last.element === element) last.lines++
    else runs.push({ element, lines: 1 })
  }
  return runs
}

/** The elements of which text stands in a new line. */
function sourcesOf(line: number, shares: readonly Share[], elementOfOld: readonly number[]): (number | undefined)[] {
  return shares.filter((share) => share.after === line).map((share) => elementOfOld[share.before])
}
