import type { Worded } from '../types/field.ts'

/** What a figure leaves open: 'meer dan 10' is above 10, 'minimaal 92%' is 92 or more. */
type Bound = 'above' | 'atLeast' | 'below' | 'atMost' | null

/** Words before a figure that leave a number what it is, and to which side they leave it open. */
const before: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:|ca\.?|circa|ongeveer|rond(?: de)?|zo'n|bijna|ruim|±|~|≈|about|approx\.?|approximately|almost|around)$/, null],
  [/^(?:>|meer dan|hoger dan|boven(?: de)?|more than|above|over)$/, 'above'],
  [/^(?:>=|≥|min\.?|minimaal|minimum|minstens|ten ?minste|vanaf|at least)$/, 'atLeast'],
  [/^(?:<|minder dan|lager dan|onder(?: de)?|less than|below|under)$/, 'below'],
  [/^(?:<=|≤|max\.?|maximaal|maximum|hoogstens|hooguit|ten hoogste|tot|at most|up to)$/, 'atMost'],
]
/** What may follow: a unit, in words without another figure. */
const after: readonly (readonly [RegExp, Bound])[] = [
  [/^ ?(?:%|procent|percent)? ?(?:of (?:meer|hoger)|or more)$/, 'atLeast'],
  [/^ ?(?:%|procent|percent)? ?(?:of (?:minder|lager)|or (?:less|fewer))$/, 'atMost'],
  [/^(?:| ?[%‰°].*| [\p{L}(/].*)$/u, null],
]
/** Words by which a figure is another number ('3 miljoen', '1 op de tien', '2 van de drie'), a range, or tells of a change ('5% minder'). */
const another =
  /\d|^ ?(?:op|t\/m|tot|of|à|a|en|x|keer)\b|\b(?:k|mln|mld|dzd|duizend|miljoen|miljard|million|billion|thousand|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|meer|minder|hoger|lager|extra|erbij|stijging|daling|toename|afname|groei|punt|procentpunt(?:en)?|more|less|fewer|higher|lower)\b/

type Figure = { readonly number: number; readonly bound: Bound }

/**
 * Reads a figure the way it stands in agendas. Just a number is that number; other words are kept with the number that they name ('circa 25%',
 * '>10%', '300 studenten'), or with null when that would say something else than they do: '1 op 27', '10 tot 15%', '3 miljoen', '5% minder', 'n.v.t.'.
 * `readNumber` says what digits with points and commas come to. '' is null.
 */
export function parseFigure(words: string, readNumber: (digits: string) => number | undefined): number | Worded | null {
  const plain = words.trim()
  if (plain === '') return null
  const number = readNumber(plain)
  const digits = plain.replace(/[.,]/g, '')
  // '3,80' and '007' say more than their number
  if (number !== undefined && digits === String(number).replace('.', '')) return number
  return { words: plain, value: readFigure(plain, readNumber)?.number ?? null }
}

function readFigure(words: string, readNumber: (digits: string) => number | undefined): Figure | undefined {
  const plain = words.toLowerCase().replace(/\s+/g, ' ')
  const [, first = '', digits = '', last = ''] = /^(.*?) ?€? ?(-?\d(?:[\d.,]*\d)?)(.*)$/.exec(plain) ?? []
  const number = digits === '' ? undefined : readNumber(digits)
  const opening = before.find(([pattern]) => pattern.test(first))
  const closing = after.find(([pattern]) => pattern.test(last))
  if (number === undefined || !opening || !closing) return undefined
  if (closing[1] === null && another.test(last)) return undefined
  return { number, bound: opening[1] ?? closing[1] }
}

/** To which side the words of a figure leave it open. */
export function boundOf({ words, value }: Worded): Bound {
  if (typeof value !== 'number') return null
  return readFigure(words, () => value)?.bound ?? null
}

/**
 * Whether a figure is as good as a target: null when the words leave that open ('meer dan 10' against 'minimaal 20'). Figures are numbers, or
 * numbers in words.
 */
export function isAsGood(now: Worded, target: Worded, direction: 'atLeast' | 'atMost'): boolean | null {
  if (typeof now.value !== 'number' || typeof target.value !== 'number') return null
  // turned round, less is more
  const turn = direction === 'atLeast' ? 1 : -1
  const [from, to] = [now.value * turn, target.value * turn]
  const [has, asks] = [boundOf(now), boundOf(target)]
  const isBeyond = (bound: Bound) => bound === (turn === 1 ? 'above' : 'below')
  const isOpenUp = isBeyond(has) || has === direction
  const isOpenDown = has !== null && !isOpenUp
  const isEnough = isBeyond(asks) ? from > to || (from === to && isBeyond(has)) : from >= to
  const isShort = has === (turn === 1 ? 'below' : 'above') ? from <= to : !isEnough
  if (isOpenUp) return isEnough ? true : null
  if (isOpenDown) return isShort ? false : null
  return isEnough
}

/** The direction that a target names by itself: 'maximaal 5%' is at most. */
export function directionOf(target: Worded): 'atLeast' | 'atMost' | null {
  const bound = boundOf(target)
  if (bound === null) return null
  return bound === 'above' || bound === 'atLeast' ? 'atLeast' : 'atMost'
}
