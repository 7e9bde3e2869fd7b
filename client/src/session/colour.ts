/**
 * Colours of people: each carries white text, and stands out on white, with a contrast of at least 4.5 (WCAG AA); and each
 * two differ enough to be told apart, also by who sees no difference between red and green (colour.test.ts).
 */
export const colours = [
  '#0000dd',
  '#dd3344',
  '#006666',
  '#aa5599',
  '#666600',
  '#4466ff',
  '#880044',
  '#008855',
  '#662277',
  '#334400',
] as const

/** One's own colour; when people who were here first have it, the next one that nobody has. */
export function freeColour(name: string, organisation: string, taken: ReadonlySet<string>): string {
  const own = colourOf(name, organisation)
  const from = (colours as readonly string[]).indexOf(own)
  const turns = [...colours.slice(from), ...colours.slice(0, from)]
  return turns.find((colour) => !taken.has(colour)) ?? own
}

/** The colour of a person as told over the line. It goes into styles: one that isn't ours is as good as none. */
export function toldColour(told: unknown, name: string, organisation: string): string {
  return colours.find((colour) => colour === told) ?? colourOf(name, organisation)
}

/** The same colour for the same person on every screen. */
export function colourOf(name: string, organisation: string): string {
  let hash = 0x811c9dc5
  for (const character of `${name}\n${organisation}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return colours[(hash >>> 0) % colours.length] ?? colours[0]
}
