import { type Interval, monthsOf, nextDay, previousDay, schoolYearFrom, schoolYearOf } from './calendar.ts'
import { fullYear, readPartOfYear } from './partOfYear.ts'

/** Lower case without accents, plain spaces and hyphens, "'21" written out, 't/m' in one spelling, no space around a hyphen or slash, none of which stands before a year ('okt-2026', 'week 40 - 2026'). */
export function plainTime(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<=^|[ /-])['’‘](?=\d{2}(?!\d))/g, '20')
    .replace(/ ?([-/]) ?/g, '$1')
    .replace(/ (?:tot en met|tm|t\/m) /g, ' t/m ')
    .replace(/(?<=\d ?(?:x|keer|maal)) ?(?:p[./]?|\/)j(?:aar)?\b/, ' per jaar')
    .replace(/^([12]\d{3})[ -](q[1-4])$/, '$2 $1')
    .replace(/([a-z.]\d?|w\S+ \d\d?)[-/]([12]\d{3})$/, '$1 $2')
    .trim()
    .replace(/\.$/, '')
}

/**
 * Reads one stretch of days from plain words: one part ('q4 2021'), from one part to another ('december 2021-maart 2022'),
 * or parts of which the last day counts too ('q2 en q3 2022', 'sept./okt 2021', 'november 2026 en mei 2027'). undefined when it is unclear.
 */
export function readStretch(plain: string, schoolYear?: Interval): Interval | undefined {
  const bare = plain.replace(
    /^(?:(?:in|op|rond|omstreeks|circa|ca\.?|ongeveer|gedurende|tijdens|de|het|loop van) )+/,
    '',
  )
  return (
    readSchoolYear(bare, schoolYear) ??
    readSchoolYears(bare) ??
    readPart(bare, '', schoolYear) ??
    readRange(bare, schoolYear) ??
    readList(bare, schoolYear)
  )
}

const schoolYearWords =
  /^(?:(?<part>start|begin|medio|midden|halverwege|einde?|(?:1e|eerste|2e|tweede) helft) (?:van )?(?:het )?)?(?:(?:(?:ge)?he(?:el|le)|dit) )?(?:(?<word>(?:school|cursus|studie)jaar|s[jy]\.?)(?: |$|(?=\d)))?(?:(?<first>\d{2}|\d{4})[-/](?<second>\d{2}|\d{4}))?$/

/** '2026-2027' without the word is a school year only in an agenda of just that year: elsewhere it may be two calendar years. */
function readSchoolYear(plain: string, schoolYear?: Interval): Interval | undefined {
  const { part, word, first, second } = schoolYearWords.exec(plain)?.groups ?? {}
  const own = schoolYearOf(schoolYear ?? null)
  let year = word && first === undefined ? own : undefined
  if (first !== undefined && fullYear(second) === fullYear(first) + 1) {
    const named = schoolYearFrom(fullYear(first))
    if (word || named.start === own?.start) year = named
  }
  return year && partOfSchoolYear(year, part ?? '')
}

/** 'schooljaar 2026-2027 en 2027-2028', 'schooljaren 2025-2026 t/m 2027-2028'. */
function readSchoolYears(plain: string): Interval | undefined {
  const [, first, last] = /^school(?:jaar|jaren) (\S+) (?:en|t\/m) (?:schooljaar )?(\S+)$/.exec(plain) ?? []
  const [from, to] = [first, last].map((years) => readSchoolYear(`schooljaar ${years}`))
  return from && to && from.end < to.start ? { start: from.start, end: to.end } : undefined
}

/** 'begin' and 'eind' are its first and last quarter, and 'medio' two months in the middle, as they are of a year. */
function partOfSchoolYear({ start, end }: Interval, part: string): Interval {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)]
  if (/^(?:start|begin)/.test(part)) return { start, end: `${from}-10-31` }
  if (/^[mh]/.test(part)) return monthsOf(Number(to), 1, 2)
  if (part.startsWith('eind')) return { start: `${to}-05-01`, end }
  if (/^(?:1e|eerste)/.test(part)) return { start, end: `${to}-01-31` }
  return part === '' ? { start, end } : { start: `${to}-02-01`, end }
}

/** Tries every hyphen and 't/m': a hyphen may also stand inside a date, so the sides decide which one is the middle. */
function readRange(plain: string, schoolYear?: Interval): Interval | undefined {
  const whole = plain.replace(/^van ?(?:af )?/, '')
  for (const middle of whole.matchAll(/-| t\/m | tot /g)) {
    const left = whole.slice(0, middle.index)
    const right = whole.slice(middle.index + middle[0].length)
    const end = readPart(right, '', schoolYear)
    const start = readPart(left, tailOf(right), hasYear(right) ? undefined : schoolYear)
    if (!start || !end) continue
    // 'tot 1 juli' is clear, and leaves out that day; whether 'tot juli' counts july only the writer knows
    const isUntil = middle[0] === ' tot '
    const isClear = !isUntil || end.start === end.end || untilItBegins.test(right) || areNamedAlike(left, right)
    const isUnclear = areYearsInARow(whole) || !isClear
    const until = isUntil ? previousDay(end.start) : end.end
    return start.start <= until && start.start <= end.start && !isUnclear
      ? { start: start.start, end: until }
      : undefined
  }
  return undefined
}

/** What 'tot' stops before: nobody counts the summer in 'tot de zomer'. */
export const untilItBegins =
  /^(?:de |het )?(?:zomer|winter|herfst|lente|voorjaar|najaar|jaarwisseling|kerst|\w+vakantie)(?: (?:van )?\d{4})?$/

/** 'augustus 2026' and 'augustus 2027': from the one to the other are whole years. */
function areNamedAlike(left: string, right: string): boolean {
  const [one, other] = [left, right].map((part) => part.replace(/ \d{4}$/, ''))
  return one === other && /^[a-z]/.test(left)
}

/** Two years in a row with a hyphen or slash may be a school year or two calendar years: that is for the writer to say. */
function areYearsInARow(plain: string): boolean {
  const [, first, second] = /^(\d{4})[-/](\d{4})$/.exec(plain) ?? []
  return second !== undefined && Number(second) === Number(first) + 1
}

/** Moments apart ('Q2 en Q4 2022') run from the first to the last; with a slash between them they may be a choice. */
function readList(plain: string, schoolYear?: Interval): Interval | undefined {
  const parts = plain.split(/ en | & | ?\+ ?|, ?|\//)
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 12) return undefined
  let list: Interval | undefined
  for (const part of parts) {
    const next = readPart(part, tailOf(last), hasYear(last) ? undefined : schoolYear)
    const fits = !list || nextDay(list.end) === next?.start || (!plain.includes('/') && next && list.end < next.start)
    if (!next || !fits || areYearsInARow(plain)) return undefined
    list = { start: list?.start ?? next.start, end: next.end }
  }
  return list
}

/** Reads one part. Without a year of its own it takes over `tail`, or else the one year that puts it within the school year. */
function readPart(part: string, tail: string, schoolYear?: Interval): Interval | undefined {
  const own = readPartOfYear(part)
  if (own) return winterIn(own, part, schoolYear)
  for (const longer of tail === '' ? [] : [tail, tail.slice(-4)]) {
    const found = readPartOfYear(`${part} ${longer}`)
    if (found) return found
  }
  if (!schoolYear || part === '' || wantsYear.test(part)) return undefined
  const [first, last] = [Number(schoolYear.start.slice(0, 4)), Number(schoolYear.end.slice(0, 4))]
  const [within, reaching]: [Interval[], Interval[]] = [[], []]
  for (let year = first; year <= Math.min(last, first + 20); year++) {
    const found = readPartOfYear(`${part} ${year}`)
    if (!found) continue
    if (found.start >= schoolYear.start && found.end <= schoolYear.end) within.push(found)
    if (found.end >= schoolYear.start && found.start <= schoolYear.end) reaching.push(found)
  }
  // a week may begin before the agenda does, or end after it
  const fitting = within.length === 0 && /^w[ek]/.test(part) ? reaching : within
  return fitting.length === 1 ? fitting[0] : undefined
}

/** 'winter 2027' or 'kerstvakantie 2027' in an agenda of 2026-2027 is the one that ends in 2027: the next one begins after it. */
function winterIn(own: Interval, part: string, schoolYear?: Interval): Interval {
  const before = /^(.*(?:winter|kerstvakantie|jaarwisseling) (?:van )?)(\d{4})$/.exec(part)
  if (!before || !schoolYear || own.start <= schoolYear.end) return own
  const earlier = readPartOfYear(`${before[1]}${Number(before[2]) - 1}`)
  return earlier && earlier.start >= schoolYear.start && earlier.end <= schoolYear.end ? earlier : own
}

/** Words that say nothing without a year. */
const wantsYear = /^(?:begin|medio|midden|einde?|(?:ge)?he(?:el|le)|jaar|kalenderjaar|begrotingsjaar)(?: jaar)?$/

/** What a part takes over from the last one: of a day its month and year ('14 t/m 18 oktober 2021'), of a quarter that ('3e en 4e kwartaal 2026'), else its year. */
function tailOf(part: string): string {
  return (
    /^(?:\d{1,2}|[1-4](?:e|ste|de)|eerste|tweede|derde|vierde) (?<rest>.+ \d{4})$/.exec(part)?.groups?.rest ??
    /\d{4}$/.exec(part)?.[0] ??
    ''
  )
}

function hasYear(part: string): boolean {
  return /\d{4}$/.test(part)
}
