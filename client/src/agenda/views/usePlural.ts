import { type LabelledType, labelOf, pluralOf } from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'
import { useAgenda } from '../desk/reading.ts'
import { typeLabel } from '../texts/labels.ts'

/** What this agenda calls several of a type: 'vraagstukken'. One of them is `useKindLabel`. */
export function usePlural(type: LabelledType): string {
  const { fields } = useAgenda()
  const own = labelOf(fields, type)
  if (own) return own.many
  const one = typeLabel(type).toLowerCase()
  return getLocale() === 'en' ? `${one}s` : pluralOf(one)
}
