/** How many characters of line `before` stand in line `after` now. */
export type Share = { before: number; after: number; length: number }

/**
 * Which new line goes on from which old one: for every new line the index of the old line, or undefined for a line that
 * is new. A line goes on where most of its text went, so that what a colleague is typing in it survives a split or a
 * join beside it; lines that share no text with anything are paired in the order in which they stand.
 */
export function pairLines(oldCount: number, newCount: number, shares: readonly Share[]): (number | undefined)[] {
  const bestOfOld = best(shares, 'before', 'after')
  const bestOfNew = best(shares, 'after', 'before')
  const pairs = new Array<number | undefined>(newCount).fill(undefined)
  for (const [after, before] of bestOfNew) {
    if (bestOfOld.get(before) === after) pairs[after] = before
  }
  pairTheRest(pairs, oldCount)
  return pairs
}

function best(shares: readonly Share[], of: 'before' | 'after', to: 'before' | 'after'): Map<number, number> {
  const lengths = new Map<number, Map<number, number>>()
  for (const share of shares) {
    const row = lengths.get(share[of]) ?? new Map<number, number>()
    row.set(share[to], (row.get(share[to]) ?? 0) + share.length)
    lengths.set(share[of], row)
  }
  const winners = new Map<number, number>()
  for (const [line, row] of lengths) {
    let winner: { line: number; length: number } | undefined
    for (const [other, length] of row) if (!winner || length > winner.length) winner = { line: other, length }
    if (winner) winners.set(line, winner.line)
  }
  return winners
}

/** Between two pairs, the first unpaired old line goes with the first unpaired new one, and so on. */
function pairTheRest(pairs: (number | undefined)[], oldCount: number): void {
  const limits = new Array<number>(pairs.length)
  let limit = oldCount
  for (let index = pairs.length - 1; index >= 0; index--) {
    limits[index] = limit
    limit = pairs[index] ?? limit
  }
  let free = 0
  for (const [index, limit] of limits.entries()) {
    if (pairs[index] === undefined && free < limit) pairs[index] = free
    const paired = pairs[index]
    if (paired !== undefined) free = paired + 1
  }
}
