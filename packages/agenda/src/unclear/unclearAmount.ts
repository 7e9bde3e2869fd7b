import { parseAmount } from '../values/amount.ts'

/**
 * Why words are no amount. sameAsAbove: 'idem', of which only the writer knows what is above · twoAmounts: '500-1000' · howOften:
 * '500 per jaar', '4 uur per casus' · rate: '5 uur x € 80', hours that cost so much each, which may be meant as money or as hours · limit: 'max. 5.000' · vat: '5.000 excl. btw', which is another cost for who gets the tax back · twoReadings: a point or comma that may be thousands or decimals ·
 * partsOfCents: '0,005' · unknown: the rest.
 */
export type UnclearAmount =
  | 'sameAsAbove'
  | 'twoAmounts'
  | 'howOften'
  | 'rate'
  | 'limit'
  | 'vat'
  | 'twoReadings'
  | 'partsOfCents'
  | 'unknown'

export const sameAsAbove = /^(?:idem|ditto|dito|id\.|zie (?:hier)?boven|hetzelfde)(?: |$)|^(?:"|”|''|,,)$/
const howOften = /\d.*(?: per |\/ ?)[a-z]+\.?$/
const limit =
  /^(?:(?:max|maximaal|min|minimaal|minstens|hooguit|hoogstens|ten hoogste|tot|vanaf)\b|[<>≤≥]).*\d|\d.* (?:max|maximaal|min|minimaal)\b/
const vat = /\d.*\b(?:btw|b\.t\.w)\b/
const hours = String.raw`\d[\d.,]* ?(?:uur|uren|u\.?)`
const costEach = String.raw`(?:€|eur|euro)? ?\d[\d.,]*(?:,-)? ?(?:euro|eur)?(?: ?(?:per |p\/|\/) ?(?:uur|u))?`
const by = String.raw` ?(?:x|×|\*|keer|maal|à|a|@|tegen|voor) ?`
const rate = new RegExp(`^(?:${hours}${by}${costEach}|${costEach}${by}${hours})$`)
/** No thousands begin with a zero. */
const partsOfCents = /^(?:€|eur|euro)? ?0[.,]\d{3,}(?: ?(?:euro|eur))?$/
/** Nothing but a figure, with what may stand around one. */
const onlyFigures = /^(?:[\d\s.,€x×*-]|eur|euro|keer|maal|duizend|mln|miljoen|k)+$/

/** Says why an amount isn't understood, so that a screen can tell what to type. Asked of words that `parseAmount` doesn't understand. */
export function whyAmountIsUnclear(words: string): UnclearAmount {
  const plain = words.toLowerCase().replace(/\s+/g, ' ').trim()
  if (sameAsAbove.test(plain)) return 'sameAsAbove'
  if (areTwoAmounts(plain)) return 'twoAmounts'
  if (rate.test(plain)) return 'rate'
  if (howOften.test(plain)) return 'howOften'
  if (vat.test(plain)) return 'vat'
  if (limit.test(plain)) return 'limit'
  if (partsOfCents.test(plain)) return 'partsOfCents'
  return onlyFigures.test(plain) && /\d[.,]\d/.test(plain) ? 'twoReadings' : 'unknown'
}

function areTwoAmounts(plain: string): boolean {
  const parts = plain
    .replace(/^tussen (?:de )?/, '')
    .split(/ ?(?:[-\u2010-\u2015]| tot en met | tot | t\/m | of | en | à ) ?/)
  return parts.length === 2 && parts.every((part) => parseAmount(part).reading === 'sum')
}
