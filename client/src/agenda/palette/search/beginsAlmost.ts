/**
 * How many typos there are in a word of which only the beginning was typed: 0 for 'inspir' and 'inspiratiebijeenkomst', 1 for 'inspri'.
 * A typo is a letter more, less or wrong, or two the other way round. More than `most`, or another first letter: Infinity.
 */
export function typosInBeginning(typed: string, word: string, most: number): number {
  if (typed[0] !== word[0] || word.length < typed.length - most) return Number.POSITIVE_INFINITY
  let [beforeLast, last]: [number[], number[]] = [[], []]
  // a row per letter of the word, a column per letter that was typed; the last column is what the word so far comes to
  let row = Array.from({ length: typed.length + 1 }, (_, column) => column)
  let fewest = row[typed.length] ?? 0
  const end = Math.min(word.length, typed.length + most)
  for (let at = 1; at <= end; at++) {
    ;[beforeLast, last, row] = [last, row, [at]]
    let best = at
    for (let column = 1; column <= typed.length; column++) {
      const isSame = word[at - 1] === typed[column - 1]
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (row[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isTurned = at > 1 && column > 1 && word[at - 1] === typed[column - 2] && word[at - 2] === typed[column - 1]
      if (isTurned) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1)
      row.push(edits)
      best = Math.min(best, edits)
    }
    fewest = Math.min(fewest, row[typed.length] ?? 0)
    // a later row can't have fewer than the fewest of this one
    if (best > most) break
  }
  return fewest <= most ? fewest : Number.POSITIVE_INFINITY
}
