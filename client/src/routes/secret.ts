import { readRoute } from './route.ts'

/**
 * Takes the secret of an invitation, or of the first run, out of the address before anything else is done with it: it
 * would stay in the history and in what people copy. '' on any other page. The page keeps it in memory and nowhere else.
 */
export function takeSecret({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const route = readRoute(pathname)
  if (hash === '' || route.name !== 'access') return ''
  window.history.replaceState(null, '', pathname + search)
  return hash.slice(1)
}
