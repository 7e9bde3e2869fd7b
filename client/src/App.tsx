import type { Visits } from './agenda/desk/Visits.ts'
import { useLanguage } from './language/language.ts'
import type { NewVersion } from './offline/NewVersion.ts'
import { AgendaRoute } from './routes/AgendaRoute.tsx'
import { useRoute } from './routes/navigation.ts'
import { Rescue } from './routes/Rescue.tsx'
import type { Shelf } from './start/Shelf.ts'
import { ShelfContext } from './start/ShelfContext.ts'
import { Announcer } from './ui/Announcer.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { Frame, Loading } from './ui/Frame.tsx'
import { lazyPart } from './ui/lazyPart.tsx'

const waiting = (
  <Frame>
    <Loading />
  </Frame>
)

/** Fetched by itself: who opens an agenda by its link doesn't need it. */
export const StartRoute = lazyPart(() => import('./routes/StartRoute.tsx'), waiting)

export const UnknownRoute = lazyPart(() => import('./routes/UnknownRoute.tsx'), waiting)

/** Pages about who may come in: few people see one twice. */
export const AccessRoute = lazyPart(() => import('./access/AccessRoute.tsx'), waiting)

/** Nobody hovers before there is something to hover over. */
const Tooltip = lazyPart(() => import('./ui/Tooltip.tsx'))

export const NewVersionNotice = lazyPart(() => import('./offline/NewVersionNotice.tsx'))

/** Which page belongs to the address. What lives longer than a page, the shelf and the open agendas, lives outside React. */
export function App({
  shelf,
  visits,
  newVersion,
  secret,
}: {
  shelf: Shelf
  visits: Visits
  newVersion: Promise<NewVersion>
  /** What stood behind # in the link that one came by. */
  secret: string
}) {
  return (
    <ErrorBoundary rescue={<Rescue visits={visits} />}>
      <ShelfContext value={shelf}>
        <Announcer>
          <Page visits={visits} secret={secret} />
          <NewVersionNotice newVersion={newVersion} visits={visits} />
        </Announcer>
        <Tooltip />
      </ShelfContext>
    </ErrorBoundary>
  )
}

/**
 * What draws words is drawn anew when the language changes: that is what the keys are for. An open agenda stays open
 * meanwhile, see `Visits`; the start route keeps its own dialog open.
 */
function Page({ visits, secret }: { visits: Visits; secret: string }) {
  const route = useRoute()
  const language = useLanguage()
  if (route.name === 'start') return <StartRoute visits={visits} />
  if (route.name === 'access') return <AccessRoute key={language} page={route.page} secret={secret} />
  if (route.name === 'unknown') return <UnknownRoute key={language} />
  return (
    <AgendaRoute key={`${language}:${route.agendaId}`} visits={visits} agendaId={route.agendaId} page={route.page} />
  )
}
