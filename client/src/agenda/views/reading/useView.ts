import {
  type Facts,
  type Filter,
  type FilterChoices,
  filterChoicesOf,
  isFiltering,
  matchOf,
  mayBeOfYear,
  type Overview,
} from '@lea/agenda'
import { startTransition, useEffect, useMemo, useState } from 'react'
import { useSearch } from '../../../routes/navigation.ts'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { type AskedPart, readAsked, settleFilter } from '../filter/asked.ts'
import { followWhenIdle, type Source } from './idleReading.ts'
import { overviewsOf } from './overviewsOf.ts'

/** What one view shows: its overview, and of which part of the agenda. */
export type View<T> = {
  readonly value: T
  readonly choices: FilterChoices
  readonly filter: Filter
  /** Parts of the link's filter that this agenda doesn't know; they don't count. */
  readonly unknown: readonly AskedPart[]
  readonly isFiltering: boolean
  readonly shows: (block: string) => boolean
  /** What fits the filter but for its year. */
  readonly showsInAnyYear: (block: string) => boolean
  /** What the filter hides because nothing says of which year it is. */
  readonly mayBeOfYear: (block: string) => boolean
}

/** An overview with the filter of the address; undefined until it was read for the first time. Follows both. */
export function useView<T>(overview: Overview<T>): View<T> | undefined {
  const { session } = useOpenAgenda()
  const search = useSearch()
  const source = useMemo((): Source<View<T>> => {
    const asked = readAsked(search)
    const whole = (facts: Facts): View<T> => {
      const choices = facts.ask(filterChoicesOf)
      const { filter, unknown } = settleFilter(asked, choices)
      const isOn = isFiltering(filter)
      const shows = matchOf(facts, filter)
      return {
        ...{ value: facts.ask(overview), choices, filter, unknown, isFiltering: isOn, shows },
        showsInAnyYear: filter.year === null ? shows : matchOf(facts, { ...filter, year: null }),
        mayBeOfYear: mayBeOfYear(facts, filter),
      }
    }
    const overviews = overviewsOf(session)
    return { read: () => overviews.read(whole), subscribe: (listener) => overviews.subscribe(whole, listener) }
  }, [session, search, overview])
  return useWhenIdle(source)
}

/** For who needs only the filter. */
export const noOverview = (): null => null

/** An overview without a filter; undefined until it was read for the first time. */
export function useOverview<T>(overview: Overview<T>): T | undefined {
  const { session } = useOpenAgenda()
  const source = useMemo((): Source<T> => {
    const overviews = overviewsOf(session)
    return { read: () => overviews.read(overview), subscribe: (listener) => overviews.subscribe(overview, listener) }
  }, [session, overview])
  return useWhenIdle(source)
}

/** The last answer of a source stays on the screen until the next one is there; drawing it gives way to what one types. */
function useWhenIdle<T>(source: Source<T>): T | undefined {
  const [value, setValue] = useState<T>()
  useEffect(
    () =>
      followWhenIdle(source, {
        tell: (next) => startTransition(() => setValue(() => next)),
        // for the boundary around the page to catch
        fail: (error) =>
          setValue(() => {
            throw error
          }),
      }),
    [source],
  )
  return value
}
