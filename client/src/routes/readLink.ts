import { isAgendaId } from '@lea/protocol'
import { type Route, readRoute, routeToPath } from './route.ts'

/**
 * What a pasted link or a bare id of an agenda means: a page here, with what it shows, or an invitation (its whole link);
 * undefined for anything else. Links to an agenda at another address count too: the id is what matters.
 */
export function readLink(text: string): Route | { name: 'invitation'; href: string } | undefined {
  const trimmed = text.trim()
  if (isAgendaId(trimmed)) return { name: 'agenda', agendaId: trimmed, page: 'document' }
  const [, path, id = '', search] = /(\/agenda\/([^/?#\s]+)[^?#\s]*)(\?[^#\s]*)?/.exec(trimmed) ?? []
  if (path !== undefined && isAgendaId(id)) {
    const route = readRoute(path)
    return route.name === 'agenda'
      ? { ...route, ...(search === undefined ? {} : { search }) }
      : { name: 'agenda', agendaId: id, page: 'document' }
  }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  const isInvitation =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === routeToPath({ name: 'access', page: 'invitation' }) &&
    url.hash !== ''
  return isInvitation ? { name: 'invitation', href: url.href } : undefined
}
