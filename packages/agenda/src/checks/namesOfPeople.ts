import { isInstitution, namesInstitution } from './institutions.ts'

/** What stands between a first and a last name, and a word that may be either. */
export const particle = "(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Tt]e|[Vv]on|[Ee]l|[Vv]\\.d\\.|'t|’t) )*"
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
/** 'Prof. dr. Bakker', 'drs. Bakker'. 'Dr. Schaepman' with a capital is how schools are written as well. */
const titled = new RegExp(
  String.raw`(?<![\p{L}.]|\b[Dd]e )(?:[Pp]rof\.|[Pp]rofessor|[Dd]rs\.|dr\.|ir\.|ing\.)(?: ?(?:drs?|mr|ir|ing)\.)* ?(?<= |\.)(?:${initials})?(?:${capital} (?=${particle}\p{Lu}))?${particle}${capital}`,
  'gu',
)
const mailed = /[\w.+-]+@[\w-]+\.[\w.]*\w/g
const phoned = /(?<!\d)06[- ]?(?:\d ?){7}\d(?!\d)/g

/** With these a sentence, a label or a title begins, and no first name. */
const noFirstName =
  'De|Het|Een|In|Met|Voor|Namens|Onze?|Van|Bij|Aan|Door|Op|Als|Wij|Deze|Dit|Ook|Zie|En|Na|Per|Contact\\p{L}*|Trekker|Mevrouw|Meneer|Prins(?:es)?|Koningin'

/** A first and a last name, perhaps with something in brackets behind them. Words in capitals are headings and abbreviations. */
const inFull = new RegExp(
  String.raw`(?<![\p{L}\d.'’-])(?!(?:${noFirstName}) )(?<first>(?=\p{Lu}[\p{Lu}-]*\p{Ll})${capital}) (?:${initials})?(?<between>${particle})(?<last>(?=\p{Lu}+[^\p{Lu}\s]*\p{Ll})${capital})(?:(?= \((?<behind>[^()\n]{2,80})\))|)`,
  'gu',
)

/** What only a person is; 'trekker' or 'lid' an organisation can be too. */
const office =
  /wethouder|burgemeester|bestuur(?:der|slid)|direct(?:eur|rice)|voorzitter|secretaris|notulist|griffier|ondersteuner|adviseur|medewerk|manager|co[oö]rdinator|leider|docent|rector|ambtenaar|consulent|portefeuillehouder|begeleider|onderzoeker|hoogleraar|steller|auteur|ib['’]?er/i
const reached = /06[- ]?\d|@/
/** Straight before a name, in its line. */
const personAhead = new RegExp(
  String.raw`(?:${office.source}|contact(?:persoon)?|aanspreekpunt)(?:\p{L}| \p{Ll}+)*: ?$|(?:${office.source})(?: van(?: \p{Ll}+){1,3})? (?:is|wordt) $`,
  'iu',
)
/** And of several the second one. */
const writerAhead =
  /(?:(?:opgesteld|geschreven|samengesteld|onderzocht) door|(?:auteur|onderzoeker|steller|schrijver)s?): ?(?:\p{Lu}[^:;()\n]{2,60} en )?$/iu
const perhapsAhead = /(?:trekker|regie|uitvoerder)(?:: ?|(?: van(?: \p{Ll}+){1,3})? (?:is|wordt) )$/iu
/** Straight behind a name, with nothing of anybody else: ', wethouder onderwijs', ' - bestuurder'. */
const officeBehind = new RegExp(
  String.raw`^(?:,| [-\u2010-\u2015]) (?:(?:de|onze) )?\p{Ll}*(?:${office.source})(?!\p{L}| is | wordt )`,
  'u',
)
/** In brackets behind a name: of what kind the school or the building is that is called so. */
const kindBehind =
  /^(?:(?:een|de|het) )?(?:\p{Ll}+ )?(?:\p{Ll}*(?:school|college|lyceum|gymnasium|kindcentrum|opvang|gebouw|locatie)|obs|cbs|rkbs|pcbs|ikc|kc)(?: (?:in|voor|aan|op|te) .*)?$/u
/** On behalf of whom somebody sits somewhere. */
const onBehalf = /(?:^|[^\p{L}])namens [^.;]+$/iu
/** A row of schools, each with its board in brackets, is no row of people. */
const rowOfSchools = /^[^\p{L}]*(?!namens)(?:\p{L}+ ){0,2}(?:\p{L}*scholen|locaties|kindcentra)\b/iu

/**
 * What surely names a person in these words: how one addresses, writes to or calls somebody, a first and last name with what tells that
 * it is one, and the names that are `known`. A part of a longer one isn't named once more. No school, street or organisation that is called
 * after somebody.
 */
export function namesOfPeopleIn(words: string, known: readonly string[]): readonly string[] {
  return withoutParts([...toldNamesIn(words), ...known.filter((name) => name !== '' && words.includes(name))])
}

/** Those of which the words themselves tell that they are somebody's. */
export function toldNamesIn(words: string): readonly string[] {
  const patterns = [addressed, inOffice, initialed, titled].flatMap((pattern) =>
    [...words.matchAll(pattern)].flatMap(({ 0: name, index }) =>
      // 'mevrouw Zandstraat' is somebody
      pattern !== addressed && namesInstitution(words, index, name) ? [] : name,
    ),
  )
  const addresses = [mailed, phoned].flatMap((pattern) => words.match(pattern) ?? [])
  const full = [...words.matchAll(inFull)].flatMap((match) => (isPerson(words, match) ? match[0] : []))
  return [...patterns, ...addresses, ...full]
}

/** Each name once, and none that is a part of a longer one. */
export function withoutParts(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)]
  return all.filter((name) => !all.some((longer) => longer !== name && longer.includes(name)))
}

/** Whether something tells that it is a person: what stands around the name, and for what else is called so, 'van der'. */
function isPerson(words: string, { 0: name, index, groups }: RegExpExecArray): boolean {
  const { first = '', between = '', behind = '' } = groups ?? {}
  if (kindBehind.test(behind)) return false
  if (office.test(first) || isInstitution(name) || namesInstitution(words, index, name)) return false
  const line = words.slice(words.lastIndexOf('\n', index - 1) + 1, index)
  if (personAhead.test(line) || writerAhead.test(line)) return true
  if (office.test(behind) || reached.test(behind) || officeBehind.test(words.slice(index + name.length))) return true
  if (between !== '' && perhapsAhead.test(line)) return true
  const isOfSomebody = /^\p{L}/u.test(behind) && !isAbbreviation(behind, name) && !rowOfSchools.test(line)
  return isOfSomebody && (between !== '' || onBehalf.test(line))
}

/** 'GKA' of 'Gelijke Kansen Agenda', 'VSV' of 'Voortijdig Schoolverlaten'. */
function isAbbreviation(behind: string, name: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(behind) && behind[0] === name[0]
}
