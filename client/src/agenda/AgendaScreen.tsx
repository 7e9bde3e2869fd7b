import { useEffect, useState } from 'react'
import { preloadEditor } from '../editor/index.ts'
import { m } from '../paraglide/messages.js'
import { useSearch } from '../routes/navigation.ts'
import type { AgendaPageName } from '../routes/route.ts'
import { useShelf } from '../start/ShelfContext.ts'
import { contentId, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import './AgendaScreen.css'
import { useOpenAgenda } from './desk/AgendaContext.ts'
import { useAgenda, useDrawer, useOpenDialog } from './desk/reading.ts'
import { useIsRoomy } from './desk/useIsRoomy.ts'
import { Document } from './document/Document.tsx'
import { FormatHost } from './document/FormatHost.ts'
import type { Filtered } from './document/rows.ts'
import { WritingBar } from './document/WritingBar.tsx'
import { AgendaHeader } from './header/AgendaHeader.tsx'
import { BottomBar } from './header/BottomBar.tsx'
import { SkipLinks } from './header/SkipLinks.tsx'
import { Notices } from './notices/Notices.tsx'
import { Outline } from './outline/Outline.tsx'
import { Panel } from './panel/Panel.tsx'
import { OnPaper, useIsPrinted } from './paper/OnPaper.ts'
import { SideSheet } from './SideSheet.tsx'
import { latestWords } from './texts/latest.ts'
import { useShortcuts } from './work/useShortcuts.ts'

export const BudgetPage = lazyPart(() => import('./budget/BudgetPage.tsx'), <Loading />)
export const PartnersPage = lazyPart(() => import('./partners/PartnersPage.tsx'), <Loading />)
export const ViewPage = lazyPart(() => import('./views/ViewPage.tsx'), <Loading />)
export const DocumentFilter = lazyPart(() => import('./views/filter/DocumentFilter.tsx'))
export const AgendaDialogs = lazyPart(() => import('./dialogs/AgendaDialogs.tsx'))

/** One open agenda: header, outline, document and panel; or its budget, an overview, or its partners and funds. */
export function AgendaScreen({ page }: { page: AgendaPageName }) {
  const { session, desk } = useOpenAgenda()
  const shelf = useShelf()
  const title = latestWords(useAgenda().title) || m.agenda_untitled_agenda()
  const drawer = useDrawer()
  const dialog = useOpenDialog()
  const isRoomy = useIsRoomy()
  const search = useSearch()
  const [filtered, setFiltered] = useState<Filtered | null>(null)
  // it stays when the last choice is taken out of it
  const [mayFilter, setMayFilter] = useState(false)
  if (search !== '' && !mayFilter) setMayFilter(true)
  const isPrinted = useIsPrinted()
  const [formatHost, setFormatHost] = useState<HTMLElement | null>(null)
  useShortcuts()

  useEffect(preloadEditor, [])
  useEffect(() => {
    const begun = import('./dialogs/lead/Courtesy.ts').then(({ beginCourtesy }) =>
      beginCourtesy(session, desk, shelf.account()),
    )
    const why = (error: unknown) => console.warn('Fetched later', error)
    begun.catch(why)
    return () => void begun.then((end) => end(), why)
  }, [session, desk, shelf])

  return (
    <div className="agenda" data-page={page}>
      <SkipLinks page={page} />
      <AgendaHeader page={page} />
      {page === 'document' ? (
        <div className="agenda__columns">
          <SideSheet side="start" label={m.agenda_outline()} isOpen={drawer === 'outline'} as="nav">
            <Outline />
          </SideSheet>
          <main id={contentId} tabIndex={-1} className="agenda__main">
            <PageHeading title={title} isHidden />
            {isPrinted ? <OnPaper part="head" /> : null}
            {isRoomy ? <WritingBar hostRef={setFormatHost} /> : null}
            <Notices />
            {mayFilter ? <DocumentFilter onFilter={setFiltered} /> : null}
            <FormatHost value={formatHost}>
              <Document filtered={filtered} />
            </FormatHost>
            {isPrinted ? <OnPaper part="tail" /> : null}
          </main>
          <SideSheet side="end" label={m.agenda_panel()} isOpen={drawer === 'panel'} as="aside">
            <Panel />
          </SideSheet>
        </div>
      ) : (
        <main id={contentId} tabIndex={-1} className="agenda__main agenda__main--wide">
          <Notices />
          {page === 'budget' ? <BudgetPage /> : page === 'partners' ? <PartnersPage /> : <ViewPage name={page} />}
        </main>
      )}
      {page === 'document' ? <BottomBar /> : null}
      {dialog === null ? null : <AgendaDialogs />}
    </div>
  )
}
