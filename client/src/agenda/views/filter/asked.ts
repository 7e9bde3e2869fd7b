import { type Filter, type FilterChoices, noFilter } from '@lea/agenda'
import { openName } from './openFilter.ts'

/** The parts of a filter, by their names in the address. Links are kept and sent on: these are never renamed. */
const names = { partner: 'partner', year: 'jaar', status: 'status', theme: 'thema' } as const

export type AskedPart = keyof typeof names
export const askedParts = Object.keys(names) as readonly AskedPart[]

/** Which kind of row the division of roles shows; as the others, never renamed. */
const rowsName = 'rijen'

/** The kind of row that an address asks for; '' for all. */
export function readRows(search: string): string {
  return new URLSearchParams(search).get(rowsName) ?? ''
}

/** The query with another kind of row; '' takes it away. */
export function withRows(search: string, type: string): string {
  return withValue(search, rowsName, type)
}

/** Whether an address asks for the filter above the document. */
export function asksForFilter(search: string): boolean {
  return new URLSearchParams(search).has(openName) || Object.keys(readAsked(search)).length > 0
}

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
  return withValue(search, names[part], value)
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

function withValue(search: string, name: string, value: string): string {
  const query = new URLSearchParams(search)
  if (value === '') query.delete(name)
  else query.set(name, value)
  return toSearch(query)
}

function toSearch(query: URLSearchParams): string {
  const words = query.toString()
  return words === '' ? '' : `?${words}`
}
