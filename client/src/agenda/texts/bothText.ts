import { agendaFields, blockTypes, type Field, isBlockTypeName, type LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { valueText } from './valueText.ts'

/**
 * What people set in one field at the same time, all of it: '4 keer per jaar of 6 keer per jaar'; '' for a field with one value or
 * none. `block` null: a field of the agenda itself.
 */
export function bothText(live: LiveAgenda, block: string | null, field: string): string {
  const view = block === null ? live.agenda() : live.block(block)
  const entries = view?.fields[field] ?? []
  if (entries.length < 2) return ''
  const kind = block === null ? agendaFields[field] : fieldOf(live.block(block)?.type, field)
  return entries.map(({ value }) => valueText(value, kind, live)).join(` ${m.agenda_or()} `)
}

function fieldOf(type: string | undefined, field: string): Field | undefined {
  const fields: Readonly<Record<string, Field>> = isBlockTypeName(type) ? blockTypes[type].fields : {}
  return fields[field]
}
