import { type Finding, formatCents } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** A total in the text that the budget contradicts: its sentence, and both figures. */
export function totalText({ detail, stated = 0, counted = 0 }: Finding): string {
  const euro = (cents: number) => `€\u00a0${formatCents(cents)}`
  return `“${detail}” ${m.views_finding_figures({ stated: euro(stated), counted: euro(counted) })}`
}
