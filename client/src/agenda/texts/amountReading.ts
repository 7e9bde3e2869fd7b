import { type Amount, hoursOf, parseAmount } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { euro } from './euro.ts'
import { figureText } from './figureText.ts'

/** What an amount that is understood counts for: '= € 2.500', '= 40 uur', 'Telt niet mee'. */
export function amountReading(amount: Amount): string {
  if (amount.cents !== null) return m.agenda_amount_is({ amount: euro(amount.cents) })
  if (amount.hours !== undefined) return m.agenda_amount_is_hours({ hours: figureText(hoursOf(amount)) })
  return parseAmount(amount.words).reading === 'open' ? m.agenda_amount_is_open() : m.agenda_amount_is_none()
}
