/** Asks for the filter above the document before anything is chosen. Links are kept and sent on: it is never renamed. */
export const openName = 'filter'

/** The query that shows the filter above the document, with what is chosen in it already. */
export function withOpenFilter(search: string): string {
  if (new URLSearchParams(search).has(openName)) return search
  return `${search === '' ? '?' : `${search}&`}${openName}=open`
}
