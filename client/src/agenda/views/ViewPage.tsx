import type { ComponentType } from 'react'
import '../texts/moreLabels.ts'
import { BodiesView } from './bodies/BodiesView.tsx'
import { ChecksView } from './checks/ChecksView.tsx'
import { IndicatorsView } from './indicators/IndicatorsView.tsx'
import { LinksView } from './links/LinksView.tsx'
import { PlanningView } from './planning/PlanningView.tsx'
import { RolesView } from './roles/RolesView.tsx'
import { StatutoryView } from './statutory/StatutoryView.tsx'
import { ViewsHome } from './ViewsHome.tsx'
import './Views.css'
import type { ViewName } from './views.ts'
import { YearPlanView } from './yearPlan/YearPlanView.tsx'

const drawn: Readonly<Record<ViewName | 'views', ComponentType>> = {
  views: ViewsHome,
  roles: RolesView,
  yearPlan: YearPlanView,
  planning: PlanningView,
  links: LinksView,
  statutory: StatutoryView,
  bodies: BodiesView,
  indicators: IndicatorsView,
  checks: ChecksView,
}

/** One view of the agenda, or the list of them. Fetched when one first goes to a view. */
export default function ViewPage({ name }: { name: ViewName | 'views' }) {
  const View = drawn[name]
  return <View />
}
