import { hoursOf, parseAmount } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { euro } from './euro.ts'
import { figureText } from './figureText.ts'

/** What the words of an amount were taken for: '= € 2.500', '= 40 uur', 'telt niet mee', 'niet begrepen, ...'. */
export function amountReading(words: string): { text: string; understood: boolean } {
  const { amount, understood, reading } = parseAmount(words)
  const text =
    amount.cents !== null
      ? m.agenda_amount_is({ amount: euro(amount.cents) })
      : reading === 'hours'
        ? m.agenda_amount_is_hours({ hours: figureText(hoursOf(amount)) })
        : reading === 'open'
          ? m.agenda_amount_is_open()
          : understood
            ? m.agenda_amount_is_none()
            : m.agenda_amount_unclear()
  return { text, understood }
}
