import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { replaceSearch, useSearch } from '../../routes/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Frame.tsx'
import { PageHeading } from '../../ui/PageHeading.tsx'
import { withoutAsked } from './filter/asked.ts'
import { FilterBar } from './filter/FilterBar.tsx'
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

/** How many of all rows the filter leaves; with none left, the way out. Nothing without a filter. */
export function Shown({ shown, total, isFiltering }: { shown: number; total: number; isFiltering: boolean }) {
  const search = useSearch()
  return (
    <>
      <p className="view__shown" role="status">
        {isFiltering ? m.views_shown({ shown, total }) : ''}
      </p>
      {isFiltering && shown === 0 && total > 0 ? (
        <EmptyState
          title={m.views_nothing_fits()}
          actions={<Button onPress={() => replaceSearch(withoutAsked(search))}>{m.views_clear_filter()}</Button>}
        >
          <p>{m.views_nothing_fits_text()}</p>
        </EmptyState>
      ) : null}
    </>
  )
}
