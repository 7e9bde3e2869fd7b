import { agendaFields, blockTypes, isBlockTypeName, type LiveAgenda } from '@lea/agenda'
import type { FieldDraft } from '../../device/database.ts'
import { m } from '../../paraglide/messages.js'
import { clipped } from '../../ui/clipped.ts'
import { valueText } from '../texts/valueText.ts'

/** Why words of an earlier visit are not in their field, and what the agenda has there now: all of it, when people set it at once. */
export function whyLoose(live: LiveAgenda, { block, field, value }: Pick<FieldDraft, 'block' | 'field' | 'value'>) {
  const view = block === null ? live.agenda() : live.block(block)
  const type = block === null ? undefined : live.block(block)?.type
  const kind = isBlockTypeName(type) ? blockTypes[type].fields[field] : agendaFields[field]
  const values = (view?.fields[field] ?? [])
    .filter((entry) => entry.value !== null && entry.value !== '')
    .map((entry) => clipped(valueText(entry.value, kind, live)))
    .join(` ${m.agenda_or()} `)
  const why = value === undefined ? m.session_typed_unfit() : m.session_typed_changed()
  return `${why} ${values ? m.session_typed_stands({ values }) : m.session_typed_stands_empty()}`
}
