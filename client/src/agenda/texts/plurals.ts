import { type LabelledType, type LiveAgenda, labelOf, pluralOf } from '@lea/agenda'
import { getLocale } from '../../paraglide/runtime.js'
import { typeLabel } from './labels.ts'

/** What this agenda calls several of a type, as it stands within a sentence: 'vraagstukken'. One of them is `kindLabel`. */
export function pluralLabel(live: LiveAgenda, type: LabelledType): string {
  const own = labelOf(live.agenda().fields, type)
  if (own) return own.many
  const one = typeLabel(type).toLowerCase()
  return getLocale() === 'en' ? `${one}s` : pluralOf(one)
}
