import { parseAmount } from '../values/amount.ts'

/** A total that a text says. sense: what it says that the sum is; undefined: it doesn't say. years: those that the sentence names. isOfLine: it may be of one line, 'de kosten zijn € 5'. */
export type TypedTotal = {
  readonly sentence: string
  readonly cents: number
  readonly sense: 'costCents' | 'coverCents' | 'netCents' | undefined
  readonly years: readonly number[]
  readonly isOfLine?: true
}

const figure = String.raw`(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?:\s?(?:duizend|miljoen|mln)\b)?`

/** A figure without a currency that is no year: '11.000', '11.000,00', '900'. */
const bare = String.raw`(?!(?:19|20)\d\d(?!\d|,\d))(?:\d{1,3}(?:\.\d{3})+|[1-9]\d{2,})(?:,\d\d)?`

/** A sum with its currency before or behind it, '11.000,-', '11.000' straight behind what is counted, and 'geen' or 'nihil' where nothing follows. */
const sums = new RegExp(
  String.raw`(?:€|\beuro|\beur)\s?(?<before>${figure})|(?<![\d.,€])(?<behind>${figure})(?:\s?(?:euro|eur)\b|,(?:[-\u2010-\u2015]{1,2}|=))|(?<=(?:\b(?:kosten|dekking|begroting|budget|totaal)(?:\s?:)?|\b(?:zijn|is|bedra(?:gen|agt)|op))\s)(?<bare>${bare})(?=\s*(?:[.;)]|$))|\b(?:geen|nihil)(?=\s*(?:kosten\s*)?(?:[.,;)]|$))`,
  'gi',
)

const charge = /\bt\.?l\.?v\b|ten laste/i
const total =
  /\btot(?:ale?n?|aal\w*)\b|\b(?:te)?samen\b|\balles bij elkaar\b|\bbij elkaar (?:opgeteld|kost)|\bal met al\b/i

/** A line that is nothing but 'Totaal 3.000': pupils are counted so as well, so it is money where a text has nothing else or speaks of money. */
const loneTotal = /^\W*totaal\s?:?\s*$/i
const ofMoney = /€|\b(?:euro|eur|kosten|begroting|budget|dekking|t\.?l\.?v)\b/i

/** Straight before a sum: that it is what is budgeted here. 'Het budget' may be what there is to spend. */
const budgeted =
  /(?:^|[^\p{L}])(?:(?:de|deze|onze) )?begroting(?: (?:voor|van) (?:(?:dit|deze|het) \p{L}+|(?:\p{L}+ )?20\d\d(?:[-/]\d{2,4})?))?(?:\s?:| is| bedraagt| komt (?:uit )?op| telt op tot)\s$/iu

/** The same of what is said to cost so much. 'De kosten van de zaal' are those of one thing. */
const costing =
  /^\W*(?:de )?kosten(?: (?:voor|van) (?:(?:dit|deze|het|de) (?:hele )?(?:thema|hoofdstuk|programma|pijler|ambitie|actie|(?:jaar)?agenda|plan|project|(?:school)?jaar)|20\d\d))?(?:\s?:| zijn| bedragen| komen (?:uit )?op| worden geraamd op)?\s$/i

/** The sum is about right, or a bound. */
const loosely =
  /(?:ongeveer|circa|ca\.|ruim|bijna|rond|rond de|maximaal|hooguit|hoogstens|minstens|minimaal|tenminste|ten minste) $/i

/** A sum of something else than this agenda: of another year, or of each child. */
const elsewhen =
  /\b(?:vorige?|verleden|afgelopen|voorgaande?|eerdere?|volgende?|komende?)\s+(?:\p{L}+\s+)?(?:(?:school|kalender|begrotings)?ja(?:ar|ren)|periode|agenda|convenant)\b/iu
const each = /^\s*(?:per|p\.)\s/i
const eachAhead = /\b(?:per|elke?|iedere?)\b/i

/** One end of a range, '€ 30.000 - € 40.000': no total says both. */
const rangeBehind = /^\s*(?:[-\u2010-\u2015]|tot|à)\s*(?:€|\d)/i
const rangeAhead = /^\s*(?:[-\u2010-\u2015]|tot|à)\s*$/i

/**
 * The totals in a text: sums behind 'totale', 'in totaal', 'samen', 't.l.v.', 'de begroting is' or 'de kosten zijn', and those that are said to be charged in such a sentence.
 * Each is what its own part of the sentence says: 'van de kosten van € 5 wordt € 2 gedekt, zodat € 3 ten laste komt' says three things.
 */
export function totalsIn(text: string): TypedTotal[] {
  if (!total.test(text) && !charge.test(text) && !/begroting|kosten/i.test(text)) return []
  const sentences = sentencesIn(text)
  const isMoney = sentences.length === 1 || ofMoney.test(text)
  return sentences.flatMap((sentence) => (elsewhen.test(sentence) ? [] : totalsInSentence(sentence, isMoney)))
}

function totalsInSentence(sentence: string, isMoney: boolean): TypedTotal[] {
  const years = [...sentence.matchAll(/(?<![\d.,€])(?<!€\s)20\d\d(?![\d.,]*\d|\s?(?:euro|eur)\b)/gi)].map(([year]) =>
    Number(year),
  )
  const found = [...sentence.matchAll(sums)]
  return found.flatMap((match, at): TypedTotal[] => {
    const { before: sumBefore, behind: sumBehind, bare } = match.groups ?? {}
    const words = sumBefore ?? sumBehind ?? bare
    const cents = words === undefined ? 0 : parseAmount(words).amount.cents
    const [end, next] = [match.index + match[0].length, found[at + 1]]
    const previous = at === 0 ? undefined : found[at - 1]
    const begin = previous ? previous.index + previous[0].length : 0
    const ahead = sentence.slice(begin, match.index)
    // the part behind a comma is about the next sum, and so is what stands before a comma about the one before
    const own = previous ? (ahead.split(/[,;]\s/).at(-1) ?? '') : ahead
    const behind = sentence.slice(end, next?.index).split(/[,;]\s/)[0] ?? ''
    const isOfEach = each.test(behind) || eachAhead.test(own)
    const isRange = rangeBehind.test(sentence.slice(end)) || (previous !== undefined && rangeAhead.test(ahead))
    if (cents === null || isOfEach || isRange || loosely.test(ahead)) return []
    const near = own.slice(-90)
    const isSaid = total.test(near) || charge.test(near) || budgeted.test(own)
    const isOfLine = !isSaid && costing.test(ahead) && /^[\s.)]*$/.test(behind)
    const isTotal = isSaid || isOfLine || (charge.test(behind) && total.test(sentence.slice(0, end)))
    if (!isTotal) return []
    if (bare !== undefined && !ofMoney.test(ahead) && !(isMoney && loneTotal.test(sentence.slice(0, match.index))))
      return []
    const sense = next === undefined ? senseOf(own + behind) : (senseOf(own) ?? senseOf(behind))
    // 'samen hebben zij geen' isn't about money
    if (words === undefined && sense === undefined) return []
    return [{ sentence, cents, sense, years, ...(isOfLine && { isOfLine }) }]
  })
}

function senseOf(words: string): TypedTotal['sense'] {
  if (charge.test(words) || /uit het LEA-budget/i.test(words)) return 'netCents'
  if (/dekking|gedekt/i.test(words)) return 'coverCents'
  return /kost/i.test(words) ? 'costCents' : undefined
}

/** Sentences end at a line's end, or a full stop with a space and a capital behind it, but not that of 't.l.v. LEA-budget'. */
function sentencesIn(text: string): string[] {
  return text
    .split(/\n|(?<!\b(?:[Tt]\.?l\.?v|[Tt]\.?b\.?v|o\.a|incl|excl|bijv))[.!?](?=\s+\p{Lu}|\s*$)/u)
    .flatMap((sentence) => sentence.trim() || [])
}
