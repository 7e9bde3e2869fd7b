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

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
