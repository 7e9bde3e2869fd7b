type Choice = { readonly label: string; readonly note?: string }

/**
 * The choices in which the words stand, best first: `near` have them at the start of the label or of a word in it, `far`
 * inside a word or in the note. Who types 'Rianne' and isn't offered her must not get 'Marianne' by a press of Enter.
 */
export function findChoices<T extends Choice>(choices: readonly T[], words: string): { near: T[]; far: T[] } {
  const wanted = plain(words)
  const near: T[][] = [[], [], []]
  const far: T[] = []
  for (const choice of choices) {
    const label = plain(choice.label)
    const rank = label === wanted ? 0 : label.startsWith(wanted) ? 1 : startsWord(label, wanted) ? 2 : 3
    if (rank < 3) near[rank]?.push(choice)
    else if (`${label} ${plain(choice.note ?? '')}`.includes(wanted)) far.push(choice)
  }
  return { near: near.flat(), far }
}

/** Small letters without accents: 'José' is found by 'jose'. */
function plain(words: string): string {
  return words.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

function startsWord(label: string, wanted: string): boolean {
  for (let at = label.indexOf(wanted); at >= 0; at = label.indexOf(wanted, at + 1)) {
    if (at > 0 && !/[\p{L}\p{N}]/u.test(label[at - 1] ?? '')) return true
  }
  return false
}
