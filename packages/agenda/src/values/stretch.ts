import { type Interval, nextDay, schoolYearFrom, schoolYearOf } from './calendar.ts'
import { readPartOfYear } from './partOfYear.ts'

/** Lower case, plain spaces and hyphens, "'21" written out, 't/m' in one spelling, no space around a hyphen or slash. */
export function plainTime(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<=^|[ /-])['’‘](?=\d{2}(?!\d))/g, '20')
    .replace(/ ?([-/]) ?/g, '$1')
    .replace(/ (?:tot en met|tm|t\/m) /g, ' t/m ')
    .trim()
    .replace(/\.$/, '')
}

/**
 * Reads one stretch of days from plain words: one part ('q4 2021'), from one part to another ('december 2021-maart 2022'),
 * or parts that follow on each other ('q2 en q3 2022', 'sept./okt 2021'). undefined when it is unclear.
 */
export function readStretch(plain: string, schoolYear?: Interval): Interval | undefined {
  return (
    readSchoolYear(plain, schoolYear) ??
    readPart(plain, '', schoolYear) ??
    readRange(plain, schoolYear) ??
    readList(plain, schoolYear)
  )
}

function readSchoolYear(plain: string, schoolYear?: Interval): Interval | undefined {
  const named = /^(?:het )?(?:hele |gehele |heel )?schooljaar (\d{2}|\d{4})[-/](\d{2}|\d{4})$/.exec(plain)
  if (named) {
    const [first, second] = [fullYear(named[1]), fullYear(named[2])]
    return second === first + 1 ? schoolYearFrom(first) : undefined
  }
  const whole = /^(?:het )?(?:(?:hele|gehele|heel|dit) )?schooljaar$/.test(plain)
  return whole && schoolYear ? schoolYearOf(schoolYear) : undefined
}

/** Tries every hyphen and 't/m': a hyphen may also stand inside a date, so the sides decide which one is the middle. */
function readRange(plain: string, schoolYear?: Interval): Interval | undefined {
  const whole = plain.replace(/^van (?:af )?/, '')
  for (const middle of whole.matchAll(/-| t\/m /g)) {
    const left = whole.slice(0, middle.index)
    const right = whole.slice(middle.index + middle[0].length)
    const end = readPart(right, '', schoolYear)
    const start = readPart(left, tailOf(right), hasYear(right) ? undefined : schoolYear)
    if (!start || !end) continue
    return start.start <= end.start && !areYearsInARow(left, right) ? { start: start.start, end: end.end } : undefined
  }
  return undefined
}

/** Two years in a row may be a school year or two calendar years: that is for the writer to say. */
function areYearsInARow(left: string, right: string): boolean {
  return /^\d{4}$/.test(left) && /^\d{4}$/.test(right) && Number(right) === Number(left) + 1
}

/** Parts that don't follow on each other ('Q2 en Q4 2022') are two moments, which one stretch can't say. */
function readList(plain: string, schoolYear?: Interval): Interval | undefined {
  const parts = plain.split(/ en |, ?|\//)
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 12) return undefined
  let list: Interval | undefined
  for (const part of parts) {
    const next = readPart(part, tailOf(last), hasYear(last) ? undefined : schoolYear)
    if (!next || (list && nextDay(list.end) !== next.start) || areYearsInARow(parts[0] ?? '', last)) return undefined
    list = { start: list?.start ?? next.start, end: next.end }
  }
  return list
}

/** Reads one part. Without a year of its own it takes over `tail`, or else the one year that puts it within the school year. */
function readPart(part: string, tail: string, schoolYear?: Interval): Interval | undefined {
  const own = readPartOfYear(part)
  if (own) return own
  for (const longer of tail === '' ? [] : [tail, tail.slice(-4)]) {
    const found = readPartOfYear(`${part} ${longer}`)
    if (found) return found
  }
  if (!schoolYear || part === '' || wantsYear.test(part)) return undefined
  const [first, last] = [Number(schoolYear.start.slice(0, 4)), Number(schoolYear.end.slice(0, 4))]
  const within: Interval[] = []
  for (let year = first; year <= Math.min(last, first + 20); year++) {
    const found = readPartOfYear(`${part} ${year}`)
    if (found && found.start >= schoolYear.start && found.end <= schoolYear.end) within.push(found)
  }
  return within.length === 1 ? within[0] : undefined
}

/** Words that say nothing without a year. */
const wantsYear = /^(?:begin|medio|midden|einde?|heel|gehele|hele|jaar|kalenderjaar|begrotingsjaar)(?: jaar)?$/

/** What a part takes over from the last one: of a day its month and year ('14 t/m 18 oktober 2021'), else its year. */
function tailOf(part: string): string {
  return /^\d{1,2} (?<rest>.+ \d{4})$/.exec(part)?.groups?.rest ?? /\d{4}$/.exec(part)?.[0] ?? ''
}

function hasYear(part: string): boolean {
  return /\d{4}$/.test(part)
}

function fullYear(digits: string | undefined): number {
  return digits?.length === 2 ? 2000 + Number(digits) : Number(digits)
}
