/** Words for one thing and for several, with which people count own effort. The first stands for the pair. */
const countables = [
  ['casus', 'casussen'],
  ['kind', 'kinderen'],
  ['leerling', 'leerlingen'],
  ['student', 'studenten'],
  ['gezin', 'gezinnen'],
  ['school', 'scholen'],
  ['locatie', 'locaties'],
  ['groep', 'groepen'],
  ['bijeenkomst', 'bijeenkomsten'],
  ['sessie', 'sessies'],
  ['week', 'weken'],
  ['maand', 'maanden'],
] as const

const singularByWord = new Map<string, string>(
  countables.flatMap(
    ([one, many]) =>
      [
        [one, one],
        [many, one],
      ] as const,
  ),
)

const count = String.raw`(?:\d{1,3}(?:\.\d{3})+|\d+)`
const hourNumber = String.raw`${count}(?:,\d{1,2})?`
const hourWord = String.raw`(?:uur|uren|u\.?)`

const hoursOnly = new RegExp(`^(?<hours>${hourNumber}) ?${hourWord}$`)
const casesTimes = new RegExp(
  `^(?<cases>${count})(?: (?<things>[a-z]+))? ?(?:x|×|\\*|keer|maal|(?<=[a-z] )[àa]) ?(?<hours>${hourNumber}) ?${hourWord}$`,
)
const hoursTimes = new RegExp(
  `^(?<hours>${hourNumber}) ?${hourWord} ?(?:x|×|\\*|keer|maal|voor) ?(?<cases>${count})(?: (?<things>[a-z]+))?$`,
)
const casesFirst = new RegExp(
  `^(?<cases>${count}) (?<things>[a-z]+)(?:,| à| a| van|:)? (?<hours>${hourNumber}) ?${hourWord} per (?<thing>[a-z]+)$`,
)
const hoursFirst = new RegExp(
  `^(?<hours>${hourNumber}) ?${hourWord} per (?<thing>[a-z]+)(?:,| voor|:)? (?<cases>${count}) (?<things>[a-z]+)$`,
)

/** Euros for an hour of somebody's work: from here a bare figure behind hours may be that. */
const leastRate = 20

/**
 * Reads own effort in hours from words that are in lower case: '40 uur', '10 x 4 uur', '4 uur x 10 casussen', '10 casussen, 4 uur per casus'.
 * undefined when it is something else, or when the total can't be known ('4 uur per casus': of how many? '40 uur x 65': of 65 cases, or at € 65?).
 */
export function readHours(plain: string): { hours: number; cases?: number } | undefined {
  const read = readCounts(plain)
  return read && Number.isSafeInteger(Math.ceil(read.hours * (read.cases ?? 1))) ? read : undefined
}

function readCounts(plain: string): { hours: number; cases?: number } | undefined {
  const only = hoursOnly.exec(plain)?.groups
  if (only) return { hours: numberOf(only.hours) }
  const times = hoursTimes.exec(plain)?.groups
  // '40 uur x 65' may be what an hour costs; less than this it is nowhere
  if (times && times.things === undefined && numberOf(times.cases) >= leastRate) return undefined
  const counts = casesTimes.exec(plain)?.groups ?? times
  if (counts && (counts.things === undefined || singularByWord.has(counts.things)))
    return { hours: numberOf(counts.hours), cases: numberOf(counts.cases) }
  const each = (casesFirst.exec(plain) ?? hoursFirst.exec(plain))?.groups
  if (!each) return undefined
  const counted = singularByWord.get(each.things ?? '')
  if (counted === undefined || counted !== singularByWord.get(each.thing ?? '')) return undefined
  return { hours: numberOf(each.hours), cases: numberOf(each.cases) }
}

function numberOf(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll('.', '').replace(',', '.'))
}
