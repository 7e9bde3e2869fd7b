/** What stands between a first and a last name, and a word that may be either. */
export const particle = "(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|[Vv]on|[Ee]l|'t|’t) )*"
export const capital = String.raw`\p{Lu}[\p{L}'’-]+`
const initials = String.raw`(?:\p{Lu}\.)+ ?`
const addressed = new RegExp(
  String.raw`(?<!\p{L})(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?) (?:${initials})?(?:${capital} (?=${particle}\p{Lu}))?${particle}${capital}`,
  'gu',
)
/** 'Wethouder Onderwijs' is an office: after such a word only what has two parts is a name. */
const inOffice = new RegExp(
  String.raw`(?<!\p{L})(?:[Ww]ethouder|[Bb]urgemeester) (?:${initials}|${capital} )${particle}${capital}`,
  'gu',
)
const initialed = new RegExp(String.raw`(?<![\p{L}.])${initials}${particle}${capital}`, 'gu')
const mailed = /[\w.+-]+@[\w-]+\.[\w.]*\w/g
const phoned = /(?<!\d)06[- ]?(?:\d ?){7}\d(?!\d)/g

/**
 * What surely names a person in these words: how one addresses, writes to or calls somebody, and the names that are `known`. A
 * part of a longer one isn't named once more.
 */
export function namesOfPeopleIn(words: string, known: readonly string[]): readonly string[] {
  const found = [addressed, inOffice, initialed, mailed, phoned].flatMap((pattern) => words.match(pattern) ?? [])
  const all = new Set([...found, ...known.filter((name) => name !== '' && words.includes(name))])
  return [...all].filter((name) => ![...all].some((longer) => longer !== name && longer.includes(name)))
}
