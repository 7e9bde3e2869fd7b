import type { Worded } from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'

/** A number as one would type it on this screen: '3,8', in English '3.8'. */
export function figureText(value: number): string {
  return getLocale() === 'nl' ? String(value).replace('.', ',') : String(value)
}

/** A figure in words, with the direction and the unit that these don't say: 'minstens 92 %', 'circa 25 studenten'; '>10%' and '1 op 27' are whole. */
export function wholeFigure({ words, value }: Worded, direction: string, unit: string): string {
  if (value === null) return words
  const saysNoSide = /^(?:-?\d|c(?:irc)?a|ongeveer|±)(?!.* (?:of|or) )/i.test(words)
  return [saysNoSide ? direction : '', words, /\d$/.test(words) ? unit : ''].filter(Boolean).join(' ')
}
