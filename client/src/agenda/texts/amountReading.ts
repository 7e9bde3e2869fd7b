import { formatCents, hoursOf, parseAmount } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** What the words of an amount were taken for: '= € 2.500', '= 40 uur', 'telt niet mee', 'niet begrepen, ...'. */
export function amountReading(words: string): { text: string; understood: boolean } {
  const { amount, understood, reading } = parseAmount(words)
  const text =
    amount.cents !== null
      ? m.agenda_amount_is({ amount: `€\u00a0${formatCents(amount.cents)}` })
      : reading === 'hours'
        ? m.agenda_amount_is_hours({ hours: String(hoursOf(amount)).replace('.', ',') })
        : reading === 'open'
          ? m.agenda_amount_is_open()
          : understood
            ? m.agenda_amount_is_none()
            : m.agenda_amount_unclear()
  return { text, understood }
}
