import { m } from '../../paraglide/messages.js'
import type { AgendaPageName } from '../../routes/route.ts'

export type ViewName = Exclude<AgendaPageName, 'document' | 'budget' | 'partners' | 'views'>

/** The views in the order in which they are offered, each with its name and the question that it answers. */
export const views: Readonly<Record<ViewName, { label: () => string; question: () => string }>> = {
  roles: { label: m.views_roles, question: m.views_roles_question },
  yearPlan: { label: m.views_year_plan, question: m.views_year_plan_question },
  planning: { label: m.views_planning, question: m.views_planning_question },
  links: { label: m.views_links, question: m.views_links_question },
  statutory: { label: m.views_statutory, question: m.views_statutory_question },
  bodies: { label: m.views_bodies, question: m.views_bodies_question },
  indicators: { label: m.views_indicators, question: m.views_indicators_question },
  checks: { label: m.views_checks, question: m.views_checks_question },
}

export const viewNames = Object.keys(views) as readonly ViewName[]
