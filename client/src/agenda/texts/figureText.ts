import type { Worded } from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'

/** A number as one would type it on this screen: '3,8' and '12.500', in English '3.8' and '12500' (there '12,500' could be read in two ways). */
export function figureText(value: number): string {
  const useGrouping = getLocale() === 'nl' && 'min2'
  return value.toLocaleString(getLocale(), { useGrouping, maximumFractionDigits: 6 })
}

/** A figure in words, with the direction and the unit that these don't say: 'minstens 92 %', 'circa 25 studenten'; '>10%' and '1 op 27' are whole. */
export function wholeFigure({ words, value }: Worded, direction: string, unit: string): string {
  if (value === null) return words
  const saysNoSide = /^(?:-?\d|c(?:irc)?a|ongeveer|±)(?!.* (?:of|or) )/i.test(words)
  return [saysNoSide ? direction : '', words, /\d$/.test(words) ? unit : ''].filter(Boolean).join(' ')
}
