import type { Planning } from '@lea/agenda'
import type { View } from '../reading/useView.ts'

type Fits = Pick<View<unknown>, 'shows' | 'showsInAnyYear' | 'mayBeOfYear'>

/**
 * What is shown below the quarters, of which no days are known. Words such as 'n.t.b.' may be of any year, so a filter on a year leaves
 * them; what says nothing at all is of the year of what it stands in, if that says one.
 */
export function withoutDays(
  { undated, unclear, unsettled, unplanned }: Planning,
  { shows, showsInAnyYear, mayBeOfYear }: Fits,
): ReadonlySet<string> {
  const inWords = [...undated, ...unclear].map(({ block }) => block)
  return new Set([
    ...[...inWords, ...unsettled].filter(showsInAnyYear),
    ...unplanned.filter((block) => shows(block) || mayBeOfYear(block)),
  ])
}
