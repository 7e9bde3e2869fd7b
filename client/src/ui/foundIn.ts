type Choice = { readonly label: string; readonly note?: string }

/**
 * The choices in which the words stand: first those in which they begin a word, apart from those that only have them inside one. Who
 * types 'Rianne' doesn't mean Marianne, also when there is no Rianne yet. `wanted` is in lower case.
 */
export function foundIn<T extends Choice>(choices: readonly T[], wanted: string): { begun: T[]; within: T[] } {
  const begun: T[] = []
  const within: T[] = []
  for (const choice of choices) {
    const words = `${choice.label} ${choice.note ?? ''}`.toLocaleLowerCase()
    if (beginsWord(words, wanted)) begun.push(choice)
    else if (words.includes(wanted)) within.push(choice)
  }
  return { begun, within }
}

function beginsWord(words: string, wanted: string): boolean {
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1))) return true
  }
  return false
}
