import { dayOf, type Interval, lastDay, monthsOf, weekOf } from './calendar.ts'

export const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const

const shortMonthNames = 'jan feb|febr mrt apr mei jun jul aug sep|sept okt nov dec'.split(' ')
const monthByWord = new Map(
  monthNames.flatMap((name, index) =>
    [name, ...(shortMonthNames[index]?.split('|') ?? [])].map((word) => [word, index + 1] as const),
  ),
)

const month = `(?<month>${[...monthByWord.keys()].join('|')})\\.?`
const nth = '(?:(?<nth>[1-4])(?:e|ste|de)?|(?<nthWord>eerste|tweede|derde|vierde))'
const ordinals = ['', 'eerste', 'tweede', 'derde', 'vierde']

const quarter = (nth: number) => [nth * 3 - 2, nth * 3] as const
const half = (nth: number) => (nth <= 2 ? ([nth * 6 - 5, nth * 6] as const) : undefined)

/** Words that stand before a year, and the first and last month that they mean. */
const monthsByWords: readonly [RegExp, (nth: number) => readonly [number, number] | undefined][] = [
  [/^(?:(?:(?:ge)?he(?:el|le)|kalenderjaar|begrotingsjaar|jaar)(?: jaar)?)?$/, () => [1, 12]],
  [/^(?:q|k|kw|kwartaal) ?(?<nth>[1-4])$/, quarter],
  [new RegExp(`^${nth} (?:kwartaal|kw\\.?)$`), quarter],
  [new RegExp(`^${nth} (?:helft|jaarhelft|halfjaar)$`), half],
  [/^begin$/, () => [1, 3]],
  [/^(?:medio|midden|half|halverwege)$/, () => [6, 7]],
  [/^einde?$/, () => [10, 12]],
  [/^(?:voorjaar|lente)$/, () => [3, 5]],
  [/^zomer$/, () => [6, 8]],
  [/^(?:najaar|herfst)$/, () => [9, 11]],
  // the one that begins in it, as it does in a row of plannings; see `winterIn` for an agenda that says otherwise
  [/^winter$/, () => [12, 14]],
  // when exactly differs per region and year: the months in which it lies somewhere; but for the one of Christmas
  [/^voorjaarsvakantie$/, () => [2, 3]],
  [/^meivakantie$/, () => [4, 5]],
  [/^zomervakantie$/, () => [7, 8]],
  [/^herfstvakantie$/, () => [10, 10]],
  [/^jaarwisseling$/, () => [12, 13]],
]

const datedPart = /^(?:(?<words>.+?),? (?:van )?(?:het jaar )?)?(?<year>[12]\d{3})$/
const acrossYears = /^(.*(?:winter|kerstvakantie|jaarwisseling)) (\d{2}|\d{4})[-/](\d{2}|\d{4})$/
const weeks = /^(?:week|weken|wk\.?) ?(?<from>\d{1,2})(?:(?:-| t\/m | en )(?:week )?(?<to>\d{1,2}))?$/
const isoDay = /^(?<year>[12]\d{3})-(?<month>\d{2})-(?<day>\d{2})$/
const digitDay = /^(?<day>\d{1,2})(?<separator>[-/.])(?<month>\d{1,2})\k<separator>(?<year>[12]\d{3}|\d{2})$/
const wordDay = new RegExp(`^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?(?<day>\\d{1,2}) ${month}$`)
const monthWords = new RegExp(
  `^(?:(?<third>begin|medio|midden|half|einde?|(?:${nth}|laatste) week)(?: van)? )?${month}$`,
)

/**
 * Reads one stretch that names its year: a day ('14 oktober 2021', '14-10-2021'), a month or a third of it ('okt. 2021',
 * 'eind juni 2022'), a week ('week 12 2026'), a quarter, a half, a season, a holiday or a year. 'Medio 2022' is taken as June and July, 'begin' as the first
 * and 'eind' as the last quarter. Wants plain words (see `plainTime`); undefined when it is something else.
 */
export function readPartOfYear(plain: string): Interval | undefined {
  const digits = (isoDay.exec(plain) ?? digitDay.exec(plain))?.groups
  if (digits) return oneDay(fullYear(digits.year), Number(digits.month), Number(digits.day))
  const [, turn, from, to] = acrossYears.exec(plain) ?? []
  if (turn !== undefined)
    return fullYear(to) === fullYear(from) + 1 ? readPartOfYear(`${turn} ${fullYear(from)}`) : undefined
  const part = datedPart.exec(plain)?.groups
  if (!part) return undefined
  const words = part.words ?? ''
  const year = Number(part.year)
  const day = wordDay.exec(words)?.groups
  if (day) return oneDay(year, monthByWord.get(day.month ?? '') ?? 0, Number(day.day))
  const inWeeks = weeks.exec(words)?.groups
  if (inWeeks) {
    const [from, to] = [Number(inWeeks.from), Number(inWeeks.to ?? inWeeks.from)]
    return fromWeekToWeek(year, from, to)
  }
  if (words === 'kerstvakantie') return christmasHoliday(year)
  if (words === 'kerst') return { start: `${year}-12-25`, end: `${year}-12-26` }
  const inMonth = monthWords.exec(words)?.groups
  if (inMonth) {
    const { third, nth, nthWord } = inMonth
    const turn = Number(nth ?? ordinals.indexOf(nthWord ?? ''))
    return partOfMonth(year, monthByWord.get(inMonth.month ?? '') ?? 0, third, turn)
  }
  for (const [pattern, monthsFor] of monthsByWords) {
    const found = pattern.exec(words)
    if (!found) continue
    const months = monthsFor(Number(found.groups?.nth ?? ordinals.indexOf(found.groups?.nthWord ?? '')))
    return months && monthsOf(year, months[0], months[1])
  }
  return undefined
}

/** The same sixteen days in the whole country (Regeling vaststelling schoolvakanties): from the last Saturday up to and including 25 December. */
function christmasHoliday(year: number): Interval {
  const sinceSaturday = (new Date(Date.UTC(year, 11, 25)).getUTCDay() + 1) % 7
  return { start: `${year}-12-${25 - sinceSaturday}`, end: `${year + 1}-01-0${9 - sinceSaturday}` }
}

function oneDay(year: number, month: number, date: number): Interval | undefined {
  const day = dayOf(year, month, date)
  return day === undefined ? undefined : { start: day, end: day }
}

function fromWeekToWeek(year: number, from: number, to: number): Interval | undefined {
  const [first, last] = [weekOf(year, from), weekOf(year, to)]
  return first && last && from <= to ? { start: first.start, end: last.end } : undefined
}

/** A year by four or by two digits: '26' is 2026. */
export function fullYear(digits: string | undefined): number {
  return digits?.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/**
 * 'begin', 'medio' and 'eind' of a month: the first ten days, the next ten, the rest. Its first week (`turn` 1) is the first seven days, the next three
 * follow, and the last is the last seven.
 */
function partOfMonth(year: number, month: number, part: string | undefined, turn: number): Interval {
  const whole = monthsOf(year, month, month)
  if (part === undefined) return whole
  const last = lastDay(year, month)
  const [from, to] =
    turn > 0
      ? [turn * 7 - 6, turn * 7]
      : part.startsWith('laatste')
        ? [last - 6, last]
        : part === 'begin'
          ? [1, 10]
          : part.startsWith('eind')
            ? [21, last]
            : [11, 20]
  const dayAt = (day: number) => whole.start.replace(/01$/, String(day).padStart(2, '0'))
  return { start: dayAt(from), end: dayAt(to) }
}
