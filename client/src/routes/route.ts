import { isAgendaId } from '@lea/protocol'

const segmentByPage = {
  document: '',
  budget: '/begroting',
  views: '/overzichten',
  roles: '/rolverdeling',
  yearPlan: '/jaarplan',
  planning: '/planning',
  links: '/verbanden',
  statutory: '/wettelijk-kader',
  bodies: '/gremia',
  indicators: '/indicatoren',
  checks: '/controle',
  partners: '/partners',
} as const

export type AgendaPageName = keyof typeof segmentByPage

/** Pages about who may come in. Those of packages/protocol/src/access/routes.ts are the same; `route.test.ts` holds them to it. */
const pathByAccessPage = {
  invitation: '/uitnodiging',
  setup: '/inrichten',
  signIn: '/aanmelden',
  privacy: '/privacy',
  administration: '/beheer',
} as const

export type AccessPageName = keyof typeof pathByAccessPage

/** The pages that there are. */
export type Route =
  | { name: 'start' }
  /** `search`: what the page shows of the agenda, '?jaar=2026'. Reading a path leaves it out. */
  | { name: 'agenda'; agendaId: string; page: AgendaPageName; search?: string }
  | { name: 'access'; page: AccessPageName; search?: string }
  | { name: 'unknown'; path: string }

/** The page that a path stands for. An id that can't be an agenda's makes the page unknown. */
export function readRoute(path: string): Route {
  const [first, agendaId, segment, ...rest] = path.split('/').filter((part) => part !== '')
  if (first === undefined) return { name: 'start' }
  for (const page of Object.keys(pathByAccessPage) as AccessPageName[])
    if (pathByAccessPage[page] === path) return { name: 'access', page }
  if (first !== 'agenda' || agendaId === undefined || !isAgendaId(agendaId) || rest.length > 0)
    return { name: 'unknown', path }
  for (const page of Object.keys(segmentByPage) as AgendaPageName[])
    if (segmentByPage[page] === (segment === undefined ? '' : `/${segment}`)) return { name: 'agenda', agendaId, page }
  return { name: 'unknown', path }
}

/** The path of a page, as it stands in the address bar. */
export function routeToPath(route: Route): string {
  if (route.name === 'start') return '/'
  if (route.name === 'unknown') return route.path
  if (route.name === 'access') return pathByAccessPage[route.page] + (route.search ?? '')
  return `/agenda/${route.agendaId}${segmentByPage[route.page]}${route.search ?? ''}`
}
