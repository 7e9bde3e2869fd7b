import { type BudgetOverview, fundOfAll } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** What a column of costs less cover is called: after the fund only when all of it is charged to that one, and it fits above a column. */
export function netLabel(budget: BudgetOverview): string {
  const fund = fundOfAll(budget)?.title.trim() ?? ''
  return fund === '' || fund.length > 24 ? m.agenda_charged() : m.agenda_net({ fund })
}
