import type { Finding } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { euro } from './euro.ts'

/** A total in the text that the budget contradicts: its sentence, and both figures. */
export function totalText({ detail, stated = 0, counted = 0 }: Finding): string {
  return `“${detail}” ${m.views_finding_figures({ stated: euro(stated), counted: euro(counted) })}`
}
