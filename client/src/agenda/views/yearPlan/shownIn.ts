import type { YearPlan } from '@lea/agenda'

/** What a filter leaves of the year plan, also of what has a plan of its own. */
export function shownIn({ rows, elsewhere }: YearPlan, shows: (block: string) => boolean): YearPlan {
  return {
    rows: rows.filter(({ ambition }) => shows(ambition)),
    elsewhere: elsewhere.filter(({ ambition }) => shows(ambition)),
  }
}
