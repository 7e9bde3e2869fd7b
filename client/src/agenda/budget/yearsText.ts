import type { MoneyYears } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** The years of money: '2025', '2025 t/m 2028' for a sum for those years together, '' when nobody said. */
export function yearsText({ year, lastYear }: MoneyYears): string {
  if (year === null) return ''
  return lastYear === null ? String(year) : m.views_budget_several_years({ first: year, last: lastYear })
}
