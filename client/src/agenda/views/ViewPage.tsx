import type { ComponentType } from 'react'
import { Loading } from '../../ui/Frame.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { ViewsHome } from './ViewsHome.tsx'
import './Views.css'
import type { ViewName } from './views.ts'

const drawn = {
  roles: lazyPart(() => import('./roles/RolesPage.tsx'), <Loading />),
  yearPlan: lazyPart(() => import('./yearPlan/YearPlanPage.tsx'), <Loading />),
  planning: lazyPart(() => import('./planning/PlanningPage.tsx'), <Loading />),
  links: lazyPart(() => import('./links/LinksPage.tsx'), <Loading />),
  statutory: lazyPart(() => import('./statutory/StatutoryPage.tsx'), <Loading />),
  bodies: lazyPart(() => import('./bodies/BodiesPage.tsx'), <Loading />),
  indicators: lazyPart(() => import('./indicators/IndicatorsPage.tsx'), <Loading />),
  checks: lazyPart(() => import('./checks/ChecksPage.tsx'), <Loading />),
} satisfies Record<ViewName, ComponentType>

/** One view of the agenda, or the list of them. Fetched when one first goes to a view. */
export default function ViewPage({ name }: { name: ViewName | 'views' }) {
  if (name === 'views') return <ViewsHome />
  const View = drawn[name]
  return <View />
}

// Who has this page has all views soon: one that is asked for without a connection must be there. See main.tsx.
for (const part of Object.values(drawn)) {
  part.preload().catch((error: unknown) => console.warn('A view is fetched later', error))
}
