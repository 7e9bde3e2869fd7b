import { type Amount, formatAmount, formatEuro } from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'

/** A sum in the notation of the screen: '€ 32.500' (with a space that doesn't break), '€32,500' in English. */
export function euro(cents: number): string {
  return formatEuro(cents, getLocale())
}

/** An amount as a sum in the notation of the screen, or in the words that were typed. */
export function amountText(amount: Amount): string {
  return formatAmount(amount, getLocale())
}
