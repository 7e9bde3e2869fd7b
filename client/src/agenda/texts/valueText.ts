import {
  type Entry,
  type Field,
  type Fields,
  type FieldValue,
  formatAmount,
  type LiveAgenda,
  type Period,
} from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { choiceLabel } from './labels.ts'
import { titleOf } from './titleOf.ts'

/** A field's value as a person reads it: '€ 2.500', 'Q4 2021', 'Gepland', a partner's name; 'leeg' when emptied. */
export function valueText(value: FieldValue, field: Field | undefined, live: LiveAgenda): string {
  if (value === null || value === '') return m.agenda_value_empty()
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    return value.map((each) => (field?.kind === 'choices' ? choiceLabel(each) : titleOf(live, each))).join(', ')
  }
  if (typeof value === 'object') return 'cents' in value ? formatAmount(value) : value.words
  if (field?.kind === 'choice') return choiceLabel(value)
  if (field?.kind === 'reference') return titleOf(live, value)
  return value
}

/** The one value of a field, or undefined when there is none or more than one. */
export function settled(entries: readonly Entry[] | undefined): FieldValue | undefined {
  return entries?.length === 1 ? entries[0]?.value : undefined
}

/** The value that is shown where there is room for one only: the latest. */
export function latest(entries: readonly Entry[] | undefined): FieldValue | undefined {
  return entries?.at(-1)?.value
}

/** The latest value of a block's field as a string: a text, a choice, or the id that it refers to; '' without one. */
export function latestText(fields: Fields | undefined, field: string): string {
  const value = latest(fields?.[field])
  return typeof value === 'string' ? value : ''
}

export function latestPeriod(fields: Fields | undefined, field: string): Period | null {
  const value = latest(fields?.[field])
  return typeof value === 'object' && value !== null && 'start' in value ? value : null
}

/** The words of a text field: the latest when there are two. */
export function latestWords(entries: readonly Entry[] | undefined): string {
  const value = latest(entries)
  return typeof value === 'string' ? value : ''
}
