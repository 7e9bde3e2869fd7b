import { readHours } from './hours.ts'

/**
 * What stands in an amount field: the words as typed, and what they come to. cents: whole euro cents; null when it is
 * no sum of money ('n.v.t.', hours, not understood). hours: hours per case when `cases` is there, else all hours.
 */
export type Amount = { words: string; cents: number | null; hours?: number; cases?: number }

/**
 * How the words of an amount were read. sum: money · none: said to be no money ('n.v.t.', 'geen', '-') · open: to be
 * filled in ('p.m.', 'n.t.b.') · hours: hours, perhaps times a number of cases · empty: nothing typed · unclear: the rest.
 */
export type AmountReading = 'sum' | 'none' | 'open' | 'hours' | 'empty' | 'unclear'

/** Longer words are a story, not an amount: they are kept, and not searched for one. */
const longestAmount = 100

const approximately = /^\s*(?:ca\.?|circa|ongeveer|ong\.|plm\.?|±|\+\/-|~)/i
const noMoney = /^(?:n\.?v\.?t\.?|niet van toepassing|geen(?: kosten)?|nihil|(?:€ ?)?--?)$/
const stillOpen = /^(?:p\.?m\.?|pro memorie|n\.?t\.?b\.?|(?:nog|nader) te bepalen)$/

/**
 * Reads an amount the way people in Dutch municipalities and schools type it: '32.500', '€ 32.500,00', '32500', '32,5',
 * '32.500,-', '32 500', '1,5 mln', '€ 5k', 'k€ 50', '2 x 350', 'ca. 5.000', 'n.v.t.', 'p.m.', '40 uur', '10 casussen, 4 uur per casus', '-/- 500';
 * and with the signs the English way round, '32,500.00'. Three digits behind a point or a comma are thousands and two are cents, whoever
 * types them and in whichever language their screen is: there is no sum of money that has three decimals. One digit is tens of
 * cents behind a comma; behind a point it may be what is left of thousands. So many times a bare figure is money, as the figure by itself is.
 *
 * What can be read in two ways ('1.5', '0.125', '1,500 mln', '1.500 mln') is not guessed: `understood` is false,
 * `cents` is null, the words are kept. Never throws; `amount.words` is always exactly what was typed.
 */
export function parseAmount(words: string): { amount: Amount; understood: boolean; reading: AmountReading } {
  const whole = plainWords(words)
  const plain = whole.replace(approximately, '').trim()
  const without = whole === '' ? 'empty' : noMoney.test(whole) ? 'none' : stillOpen.test(whole) ? 'open' : undefined
  if (without) return read({ words, cents: null }, without)
  if (whole.length > longestAmount) return read({ words, cents: null }, 'unclear')
  const hours = readHours(plain)
  if (hours) return read({ words, cents: null, ...hours }, 'hours')
  const cents = readCents(plain)
  return read({ words, cents }, cents === null ? 'unclear' : 'sum')
}

function read(amount: Amount, reading: AmountReading) {
  return { amount, understood: reading !== 'unclear', reading }
}

/** Whether the figure was said to be about right, 'ca. 5.000': it counts as it stands, and is shown in those words. */
export function isApproximate({ words }: Amount): boolean {
  return approximately.test(words)
}

/** All hours of an amount: hours per case times cases, or the hours as they stand. 0 without hours. */
export function hoursOf(amount: Amount): number {
  return (amount.hours ?? 0) * (amount.cases ?? 1)
}

/**
 * Whether it is known what an amount means. Words of which only a later build could make a sum aren't: what didn't count when
 * it was written doesn't begin to count by itself.
 */
export function isUnderstood({ words, cents, hours }: Amount): boolean {
  return cents !== null || hours !== undefined || /none|open|empty/.test(parseAmount(words).reading)
}

/** In which language figures are written: '32.500,50' or '32,500.50'. */
export type Notation = 'nl' | 'en'

/** Writes whole cents without the euro sign: '32.500', '32.500,50', '−1.250'. Throws on parts of cents. */
export function formatCents(cents: number, notation: Notation = 'nl'): string {
  if (!Number.isSafeInteger(cents)) throw new Error(`formatCents wants whole cents, got ${cents}`)
  const [group, point] = notation === 'nl' ? ['.', ','] : [',', '.']
  const rest = Math.abs(cents % 100)
  const euros = (Math.abs(cents) - rest) / 100
  const grouped = String(euros).replace(/\B(?=(?:\d{3})+$)/g, group)
  const decimals = rest === 0 ? '' : `${point}${String(rest).padStart(2, '0')}`
  return `${cents < 0 ? '−' : ''}${grouped}${decimals}`
}

/** Writes a sum of money for a reader: '€ 32.500' (with a space that doesn't break), '€32,500'. */
export function formatEuro(cents: number, notation: Notation = 'nl'): string {
  return `€${notation === 'nl' ? '\u00a0' : ''}${formatCents(cents, notation)}`
}

/** Writes an amount for a reader: as a sum of money when it is exactly one, else the words as typed. */
export function formatAmount(amount: Amount, notation: Notation = 'nl'): string {
  return amount.cents === null || isApproximate(amount) ? amount.words : formatEuro(amount.cents, notation)
}

/** Lower case, every kind of space a plain one, every kind of dash a hyphen. */
function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
}

/** Digits in one go or in groups of three behind spaces, or behind points, never mixed, never with a zero in front. */
const spaced = String.raw`0|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d*`
const whole = String.raw`(?:[1-9]\d{0,2}(?:\.\d{3})+|${spaced})`
const sum = new RegExp(
  String.raw`^(?<minus>-\/-|-)? ?(?<sign>€|eur|euro)? ?(?<innerMinus>-)? ?(?<whole>${whole})(?:,(?<decimals>\d{1,2})|[,.]-{1,2}|,=)?(?: ?(?<unit>euro|eur))?(?<after> ?-\/-)?$`,
)
/** Before such a word a point can be the one for decimals: '1.5 mln' is clear, '1.500 mln' isn't. */
const large = new RegExp(
  String.raw`^(?<minus>-)? ?(?:€|eur|euro)? ?(?<whole>${spaced})(?:[.,](?<decimals>\d{1,2}))?(?<scale> ?duizend| ?mln\.?| ?miljoen|k)(?: euro)?$`,
)

/** So many times a sum, and the other way round. */
const times = /^(?<left>.+?) ?(?:x|×|\*|keer|maal) ?(?<right>.+)$/
const count = /^[1-9]\d{0,3}$/

/** A figure with the signs the English way round, in which they can have no other meaning: '32,500', '32,500.50', '0.50'. */
const english = /^(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?|(?:0|[1-9]\d*)\.\d\d)$/

/** The same words with such figures as the Dutch write them: '32500,50'. */
function inDutch(plain: string): string {
  return plain.replace(/\d[\d.,]*\d/g, (figure) =>
    english.test(figure) ? figure.replaceAll(',', '').replace('.', ',') : figure,
  )
}

function readCents(plain: string): number | null {
  const { left = '', right = '' } = times.exec(plain)?.groups ?? {}
  const [many, each] = count.test(left) ? [left, right] : [right, left]
  if (!count.test(many)) return readSum(plain)
  const cents = readSum(each)
  return cents === null || cents < 0 ? null : signed(cents * Number(many), false)
}

/** Thousands as a controller writes them, 'k€ 50' and '50 k€': the 'k' behind the figure. */
function inThousands(plain: string): string {
  return plain.replace(/^(-? ?)(?:k ?€|€ ?k) ?([^€]+)$/, '$1€ $2k').replace(/^([^€]+?) ?k ?€$/, '$1k')
}

function readSum(plain: string): number | null {
  const large_ = large.exec(inThousands(plain))?.groups
  if (large_) {
    const scale = /k|d/.test(large_.scale ?? '') ? 1_000 : 1_000_000
    return signed(centsOf(large_.whole, large_.decimals) * scale, large_.minus !== undefined)
  }
  const parts = sum.exec(inDutch(plain))?.groups
  if (!parts) return null
  const minuses = [parts.minus, parts.innerMinus, parts.after].filter((minus) => minus !== undefined)
  if (minuses.length > 1 || (parts.sign && parts.unit)) return null
  return signed(centsOf(parts.whole, parts.decimals), minuses.length === 1)
}

function centsOf(wholeDigits = '', decimals = ''): number {
  return Number(wholeDigits.replace(/[. ]/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
}

/** null beyond the range in which whole cents are exact. */
function signed(cents: number, negative: boolean): number | null {
  if (!Number.isSafeInteger(cents)) return null
  return negative && cents !== 0 ? -cents : cents
}
