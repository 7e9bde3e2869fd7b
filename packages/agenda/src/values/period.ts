import { type Interval, nextDay, previousDay, schoolYearOf } from './calendar.ts'
import { timeInDutch } from './englishTime.ts'
import { monthNames, readPartOfYear } from './partOfYear.ts'
import { plainTime, readStretch, untilItBegins } from './stretch.ts'

/**
 * When something happens: the words as typed, and the days that they come to (ISO days, both inclusive; null: open, or
 * not understood). every: a rhythm, within the days if there are any.
 */
export type Period = {
  words: string
  start: string | null
  end: string | null
  every?: 'week' | 'month' | 'quarter' | 'year'
}

/** Longer words are a story, not a planning: they are kept, and not searched for days. */
const longestPlanning = 100

const noDates =
  /^(?:doorlopend|lopend|continu|permanent|structureel|dagelijks|incidenteel|ad hoc|naar behoefte|n\.?t\.?b\.?|n\.?n\.?b\.?|p\.?m\.?|n\.?v\.?t\.?|n\/a|asap|(?:nog|nader) te bepalen|z\.?s\.?m\.?|zo (?:spoedig|snel) mogelijk|loopt(?: door)?|geen|onbekend|(?:de )?komende (?:\w+ )?jaren|-)$/

const each = '(?:iedere?|elke?|(?:(?:(?:1|een) ?(?:x|keer|maal)|eens) )?per)'
/** The last one has no name among the rhythms: it is understood, and has no days of its own. */
const rhythms: readonly (readonly [RegExp, Period['every']])[] = [
  [new RegExp(`^(?:wekelijks|${each} (?:week|(?:maan|dins|woens|donder|vrij)dag))(?: |$)`), 'week'],
  [
    new RegExp(
      `^(?:maandelijks|${each} maand|(?:${each} )?(?:eerste|tweede|derde|vierde|laatste) \\w+dag van (?:de|elke|iedere) maand)(?: |$)`,
    ),
    'month',
  ],
  [new RegExp(`^${each} kwartaal(?: |$)`), 'quarter'],
  [
    new RegExp(`^(?:jaarlijks|${each} (?:school)?jaar)(?: |$)|^${each} (?=(?:voor|na)jaar|zomer|herfst|lente|winter)`),
    'year',
  ],
  [
    new RegExp(
      `^(?:[\\w-]+(?:jaar|maande|weke)lijks|(?:eens in de|om (?:de|het)|${each}) (?:\\S+ )?(?:weken|maand(?:en)?|jaar)|(?:\\S+ ){0,3}?\\S+ ?(?:x|keer|maal) (?:per|in het) \\S+)(?: |$)`,
    ),
    undefined,
  ],
]

/**
 * Reads a planning the way it stands in year agendas: 'Q4 2021', 'Q2 en Q3 2022', 'sept./okt 2021', 'Hele schooljaar',
 * 'Ieder kwartaal in schooljaar 2021-2022', 'Medio 2022', '2e helft 2026', 'winter 2026-2027', 'november 2026 en mei 2027', '14 oktober 2021', '2021-2030', 'n.t.b.';
 * and in English, 'second half of 2026', whatever the language of the screen.
 *
 * `schoolYear` is the year that the agenda is about; with it 'Hele schooljaar', and a month or quarter without a year, get
 * their days. `understood` is false, with no days, when the words can mean two things ('2021-2022': school year or
 * calendar years?) or nothing that we know. Never throws; `period.words` is always exactly what was typed.
 */
export function parsePeriod(words: string, schoolYear?: Interval): { period: Period; understood: boolean } {
  const plain = plainTime(words)
  const read = readWords(words, plain, schoolYear)
  const dutch = read.understood || plain.length > longestPlanning ? undefined : timeInDutch(plain)
  const readInDutch = dutch === undefined ? read : readWords(words, dutch, schoolYear)
  return readInDutch.understood ? readInDutch : read
}

/**
 * Whether words say that there are no days: 'doorlopend', 'n.t.b.'. Not so of words that come to days now and didn't when they were written, by an
 * older build: these have none until they are typed once more.
 */
export function saysNoDays(words: string): boolean {
  const { period, understood } = parsePeriod(words)
  return understood && !(period.start || period.end || period.every)
}

function readWords(words: string, typed: string, schoolYear?: Interval): { period: Period; understood: boolean } {
  const plain = typed.replace(/^(.+?),? \(?((?:jaar|maande|weke)lijks)\)?$/, '$2 $1')
  if (plain === '' || noDates.test(plain)) return { period: { words, start: null, end: null }, understood: true }
  if (plain.length > longestPlanning) return { period: { words, start: null, end: null }, understood: false }
  for (const [rhythm, every] of rhythms) {
    if (rhythm.test(plain)) return readRhythm(words, plain.replace(rhythm, '').trim(), every, schoolYear)
  }
  const open = readOpen(plain, schoolYear)
  if (open) return { period: { words, ...open }, understood: true }
  const stretch = readStretch(plain, schoolYear)
  return {
    period: { words, start: stretch?.start ?? null, end: stretch?.end ?? null },
    understood: stretch !== undefined,
  }
}

/** Reads the words of a field that can only be a school year, as `parsePeriod` does; there '2026-2027' is one. */
export function parseSchoolYear(words: string, schoolYear?: Interval): { period: Period; understood: boolean } {
  const read = parsePeriod(words, schoolYear)
  const named = read.understood ? read : parsePeriod(`schooljaar ${words}`)
  return named.understood ? { period: { ...named.period, words }, understood: true } : read
}

function readRhythm(words: string, rest: string, every: Period['every'], schoolYear?: Interval) {
  const within = rest.replace(/^(?:in|van|tijdens|gedurende) (?:het )?/, '')
  const stretch = within === '' ? schoolYear : readStretch(within, schoolYear)
  const { start, end } = stretch ?? readOpen(within, schoolYear) ?? { start: null, end: null }
  // 'jaarlijks in oktober' says enough, also where nothing tells of which year
  const isSaid = within === '' || start !== null || end !== null || readPartOfYear(`${within} 2000`) !== undefined
  return { period: { words, start, end, ...(every && { every }) }, understood: isSaid }
}

/** 'vanaf', 'na' and '... e.v.' have no end; 't/m', 'uiterlijk' and 'vóór' no start. 'Vóór' and 'na' leave out what they name. */
function readOpen(plain: string, schoolYear?: Interval): Pick<Period, 'start' | 'end'> | undefined {
  const stretch = (pattern: RegExp) => {
    const named = pattern.exec(plain)?.[1]
    return named === undefined ? undefined : readStretch(named, schoolYear)
  }
  const from =
    stretch(
      /^(?:(?:doorlopend|structureel),? )?(?:vanaf|sinds|met ingang van|m\.i\.v\.|per|(?:ge)?start(?: in| per)?) (.+?)(?:,? doorlopend)?$/,
    ) ?? stretch(/^(.+?)(?: e\.?v\.?| en (?:verder|later|doorlopend)|-heden)$/)
  // 'vanaf september 2025 t/m juli 2026' has an end
  if (from && !/^vanaf .+ (?:t\/m|tot) /.test(plain)) return { start: from.start, end: null }
  const last = stretch(/^(?:t\/m|tot en met|uiterlijk|(?:gereed|klaar)(?: in)?|(?:voor|tot)(?= (?:het )?eind)) (.+)$/)
  if (last) return { start: null, end: last.end }
  const [until, ahead] = [/^tot (.+)$/, /^voor (.+)$/]
  const before =
    stretch(ahead) ??
    (untilItBegins.test(until.exec(plain)?.[1] ?? '') ? stretch(until) : oneDay(stretch(until))) ??
    beginsIn(schoolYear, /^(?:tot|voor) (.+)$/.exec(plain)?.[1] ?? '')
  if (before) return { start: null, end: previousDay(before.start) }
  const after = stretch(/^na (.+)$/)
  return after && { start: nextDay(after.end), end: null }
}

/** 'tot de zomervakantie' in a school year: the one that begins in it, though it ends after. */
function beginsIn(year: Interval | undefined, words: string): Interval | undefined {
  const own = untilItBegins.test(words) ? schoolYearOf(year ?? null) : undefined
  const found = own && readStretch(`${words} ${own.end.slice(0, 4)}`)
  return found && found.start <= own.end ? found : undefined
}

/** 'tot 1 juli' is clear; whether 'tot juli' counts july only the writer knows. */
function oneDay(stretch: Interval | undefined): Interval | undefined {
  return stretch?.start === stretch?.end ? stretch : undefined
}

/** Writes a period for a reader: its own words; without words, its days in words that `parsePeriod` reads back. */
export function formatPeriod(period: Period): string {
  if (period.words.trim() !== '') return period.words
  const rhythm = { week: 'iedere week', month: 'iedere maand', quarter: 'ieder kwartaal', year: 'ieder jaar' }
  const days = formatDays(period)
  return [period.every && rhythm[period.every], days].filter((part) => part).join(' ')
}

function formatDays({ start, end }: Period): string {
  if (start && end) return start === end ? formatDay(start) : `${formatDay(start)} t/m ${formatDay(end)}`
  if (start) return `vanaf ${formatDay(start)}`
  return end ? `t/m ${formatDay(end)}` : ''
}

/** Writes an ISO day the Dutch way: '14 oktober 2021'. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${monthNames[month - 1]} ${year}`
}
