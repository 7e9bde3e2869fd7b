type Choice = { readonly label: string; readonly note?: string }

/**
 * The choices in which the words stand, best first: `near` have them at the start of the label, of a word in it, or of one in the
 * note, which is another name for it; `far` inside a word. Who types 'Rianne' and isn't offered her must not get 'Marianne' by
 * a press of Enter.
 */
export function findChoices<T extends Choice>(choices: readonly T[], words: string): { near: T[]; far: T[] } {
  const wanted = plain(words)
  const near: T[][] = [[], [], [], [], []]
  const far: T[] = []
  for (const choice of choices) {
    const [label, note] = [plain(choice.label), plain(choice.note ?? '')]
    const rank = [
      label === wanted,
      note === wanted,
      label.startsWith(wanted),
      startsWord(label, wanted),
      note.startsWith(wanted) || startsWord(note, wanted),
    ].indexOf(true)
    if (rank >= 0) near[rank]?.push(choice)
    else if (`${label} ${note}`.includes(wanted)) far.push(choice)
  }
  return { near: near.flat(), far }
}

/** Whether somebody who types this means this choice, by its label or by its other name. */
export function isNamed({ label, note = '' }: Choice, words: string): boolean {
  return words !== '' && [label, note].some((name) => name.toLocaleLowerCase() === words.toLocaleLowerCase())
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
