import { type ReactNode, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.ts'
import { Loading } from '../../ui/Frame.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { useClearFilter } from './filter/useClearFilter.ts'
import { PrintedTitle } from './PrintedTitle.tsx'
import type { View } from './reading/useView.ts'
import { ViewsNav } from './ViewsNav.tsx'
import { type ViewName, views } from './views.ts'

/**
 * What every view has around it: its name and question, the way to the others, and the filter. `children` draws what was read;
 * until then it says that it is being read.
 */
export function ViewFrame<T>({
  name,
  view,
  children,
}: {
  name: ViewName
  view: View<T> | undefined
  children: (view: View<T>) => ReactNode
}) {
  return (
    <div className="view" data-view={name}>
      <ViewsNav view={name} />
      <div>
        <PrintedTitle />
        <PageHeading title={views[name].label()} />
        <p className="view__question">{views[name].question()}</p>
      </div>
      {view === undefined ? (
        <Loading />
      ) : (
        <>
          <FilterBar {...view} />
          {children(view)}
        </>
      )}
    </div>
  )
}

/**
 * How many of all rows the filter leaves; with none left, the way out. Without a filter nothing is seen, and what went is said.
 * `of`: what they are ('acties'); `yearless`: how many it hides only because nothing says of which year they are.
 */
export function Shown({
  of,
  shown,
  total,
  isFiltering,
  yearless = 0,
  isEmpty = shown === 0 && total > 0,
}: {
  of: string
  shown: number
  total: number
  isFiltering: boolean
  yearless?: number
  /** Whether nothing at all is left, also of what is counted elsewhere. */
  isEmpty?: boolean
}) {
  const clear = useClearFilter()
  // who takes the last choice away hears what that does; who never filtered hears nothing
  const [hasFiltered, setHasFiltered] = useState(isFiltering)
  if (isFiltering && !hasFiltered) setHasFiltered(true)
  return (
    <>
      <p className={isFiltering ? 'view__shown' : 'lea-hidden'} role="status">
        {isFiltering ? m.views_shown({ shown, total, of }) : hasFiltered ? m.views_shown_all({ total, of }) : ''}
        {isFiltering && yearless > 0 ? ` ${m.views_yearless({ count: yearless })}` : ''}
      </p>
      {isFiltering && isEmpty ? (
        <EmptyState title={m.views_nothing_fits()} actions={<Button onPress={clear}>{m.views_clear_filter()}</Button>}>
          <p>{m.views_nothing_fits_text()}</p>
        </EmptyState>
      ) : null}
    </>
  )
}

const pageLabels = { document: m.views_to_document, partners: m.views_to_partners } as const

/** From a view with nothing in it to the page where one fills in what it shows. */
export function ToPage({ page }: { page: keyof typeof pageLabels }) {
  const { agendaId } = useOpenAgenda().session
  return <Button onPress={() => navigate({ name: 'agenda', agendaId, page })}>{pageLabels[page]()}</Button>
}
