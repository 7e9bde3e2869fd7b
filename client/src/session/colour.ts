/** Colours of people: each carries white text, and stands out on white, with a contrast of at least 4.5 (WCAG AA). */
export const colours = [
  '#0b6bcb',
  '#a3195b',
  '#2e7d32',
  '#6a3fb5',
  '#b3420b',
  '#00737a',
  '#8a5a00',
  '#c2185b',
  '#3f51b5',
  '#5d6b00',
  '#795548',
  '#455a75',
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
