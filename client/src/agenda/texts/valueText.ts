import type { Field, FieldValue, LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { getLocale } from '../../paraglide/runtime.js'
import { dayText } from './dates.ts'
import { amountText } from './euro.ts'
import { choiceLabel } from './labels.ts'
import { titleOf } from './titleOf.ts'

/** A field's value as a person reads it: '€ 2.500', 'Q4 2021', 'Gepland', a partner's name; 'leeg' when emptied. */
export function valueText(value: FieldValue, field: Field | undefined, live: LiveAgenda): string {
  if (value === null || value === '') return m.agenda_value_empty()
  if (typeof value === 'number') return new Intl.NumberFormat(getLocale(), { useGrouping: false }).format(value)
  if (Array.isArray(value)) {
    return value.map((each) => (field?.kind === 'choices' ? choiceLabel(each) : titleOf(live, each))).join(', ')
  }
  if (typeof value === 'object') return 'cents' in value ? amountText(value) : value.words
  if (field?.kind === 'choice') return choiceLabel(value)
  if (field?.kind === 'reference') return titleOf(live, value)
  if (field?.kind === 'date') return dayText(value)
  return value
}
