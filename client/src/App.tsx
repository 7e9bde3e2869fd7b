import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { Visits } from './agenda/desk/Visits.ts'
import { useLanguage } from './language/language.ts'
import { AgendaRoute } from './routes/AgendaRoute.tsx'
import { useRoute } from './routes/navigation.ts'
import { StartRoute } from './routes/StartRoute.tsx'
import { UnknownRoute } from './routes/UnknownRoute.tsx'
import type { Shelf } from './start/Shelf.ts'
import { ShelfContext } from './start/ShelfContext.ts'
import { Announcer } from './ui/Announcer.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'

/** Which page belongs to the address. What lives longer than a page, the shelf and the open agendas, lives outside React. */
export function App({ shelf, visits }: { shelf: Shelf; visits: Visits }) {
  const language = useLanguage()
  return (
    <ErrorBoundary>
      <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
        <ShelfContext value={shelf}>
          <Announcer>
            <Page visits={visits} />
          </Announcer>
        </ShelfContext>
      </I18nProvider>
    </ErrorBoundary>
  )
}

/**
 * What draws words is drawn anew when the language changes: that is what the keys are for. An open agenda stays open
 * meanwhile, see `Visits`; the start route keeps its own dialog open.
 */
function Page({ visits }: { visits: Visits }) {
  const route = useRoute()
  const language = useLanguage()
  if (route.name === 'start') return <StartRoute />
  if (route.name === 'unknown') return <UnknownRoute key={language} />
  return (
    <AgendaRoute key={`${language}:${route.agendaId}`} visits={visits} agendaId={route.agendaId} page={route.page} />
  )
}
