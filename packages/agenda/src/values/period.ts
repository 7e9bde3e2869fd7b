import type { Interval } from './calendar.ts'
import { monthNames } from './partOfYear.ts'
import { plainTime, readStretch } from './stretch.ts'

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
  /^(?:doorlopend|continu|permanent|structureel|n\.?t\.?b\.?|n\.?n\.?b\.?|p\.?m\.?|n\.?v\.?t\.?|(?:nog|nader) te bepalen|-)$/

const rhythms: readonly [RegExp, NonNullable<Period['every']>][] = [
  [/^(?:wekelijks|(?:iedere|elke|per|1x per|1 keer per) week)(?: |$)/, 'week'],
  [/^(?:maandelijks|(?:iedere|elke|per|1x per|1 keer per) maand)(?: |$)/, 'month'],
  [/^(?:(?:ieder|elk|per|1x per|1 keer per) kwartaal)(?: |$)/, 'quarter'],
  [/^(?:jaarlijks|(?:ieder|elk|per|1x per|1 keer per) (?:school)?jaar)(?: |$)/, 'year'],
]

/**
 * Reads a planning the way it stands in year agendas: 'Q4 2021', 'Q2 en Q3 2022', 'sept./okt 2021', 'Hele schooljaar',
 * 'Ieder kwartaal in schooljaar 2021-2022', 'Medio 2022', '2e helft 2026', '14 oktober 2021', '2021-2030', 'n.t.b.'.
 *
 * `schoolYear` is the year that the agenda is about; with it 'Hele schooljaar', and a month or quarter without a year, get
 * their days. `understood` is false, with no days, when the words can mean two things ('2021-2022': school year or
 * calendar years?) or nothing that we know. Never throws; `period.words` is always exactly what was typed.
 */
export function parsePeriod(words: string, schoolYear?: Interval): { period: Period; understood: boolean } {
  const plain = plainTime(words)
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

function readRhythm(words: string, rest: string, every: NonNullable<Period['every']>, schoolYear?: Interval) {
  const within = rest.replace(/^(?:in|van|tijdens|gedurende) (?:het )?/, '')
  const stretch = within === '' ? schoolYear : readStretch(within, schoolYear)
  const open = stretch ?? readOpen(within, schoolYear) ?? { start: null, end: null }
  const understood = within === '' || open.start !== null || open.end !== null
  return { period: { words, start: open.start, end: open.end, every }, understood }
}

/** 'vanaf ...' has no end, 't/m ...' and 'uiterlijk ...' have no start. */
function readOpen(plain: string, schoolYear?: Interval): Pick<Period, 'start' | 'end'> | undefined {
  const from = /^(?:vanaf|sinds|met ingang van|m\.i\.v\.|per) (.+)$/.exec(plain)?.[1]
  const since = from && readStretch(from, schoolYear)
  if (since) return { start: since.start, end: null }
  const to = /^(?:t\/m|tot en met|uiterlijk) (.+)$/.exec(plain)?.[1]
  const until = to && readStretch(to, schoolYear)
  return until ? { start: null, end: until.end } : undefined
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
