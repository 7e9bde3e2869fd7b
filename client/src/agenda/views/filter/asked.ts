import { type Filter, type FilterChoices, noFilter } from '@lea/agenda'

/** The parts of a filter, by their names in the address. Links are kept and sent on: these are never renamed. */
const names = { partner: 'partner', year: 'jaar', status: 'status', theme: 'thema' } as const

export type AskedPart = keyof typeof names
export const askedParts = Object.keys(names) as readonly AskedPart[]

/** What an address asks for, as it stands there. */
export type Asked = Readonly<Partial<Record<AskedPart, string>>>

/** What the query of an address asks for: '?jaar=2026&status=done'. Anything else in it is left alone. */
export function readAsked(search: string): Asked {
  const query = new URLSearchParams(search)
  return Object.fromEntries(
    askedParts.flatMap((part) => {
      const value = query.get(names[part]) ?? ''
      return value === '' ? [] : [[part, value]]
    }),
  )
}

/** The query with one part of the filter changed; '' takes it away. */
export function withAsked(search: string, part: AskedPart, value: string): string {
  const query = new URLSearchParams(search)
  if (value === '') query.delete(names[part])
  else query.set(names[part], value)
  return toSearch(query)
}

/** The query without any filter. */
export function withoutAsked(search: string): string {
  const query = new URLSearchParams(search)
  for (const part of askedParts) query.delete(names[part])
  return toSearch(query)
}

/** The filter that an address means in this agenda. What the agenda doesn't know is `unknown` and doesn't count. */
export function settleFilter(
  asked: Asked,
  { partners, years, statuses, themes }: FilterChoices,
): { filter: Filter; unknown: readonly AskedPart[] } {
  const known = {
    partner: partners.find(({ id }) => id === asked.partner)?.id,
    year: years.find((year) => String(year) === asked.year),
    status: statuses.find((status) => status === asked.status),
    theme: themes.find(({ id }) => id === asked.theme)?.id,
  }
  const settled = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  return {
    filter: { ...noFilter, ...settled },
    unknown: askedParts.filter((part) => asked[part] !== undefined && known[part] === undefined),
  }
}

function toSearch(query: URLSearchParams): string {
  const words = query.toString()
  return words === '' ? '' : `?${words}`
}
