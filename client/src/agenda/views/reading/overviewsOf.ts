import { LiveOverviews } from '@lea/agenda'
import type { Session } from '../../../session/session.ts'

/** One per open agenda: what a view worked out is still there when one comes back to it. */
const bySession = new WeakMap<Session, LiveOverviews>()

/** The overviews of an open agenda. They go with the agenda's document. */
export function overviewsOf(session: Session): LiveOverviews {
  const known = bySession.get(session)
  if (known) return known
  const overviews = new LiveOverviews(
    session.doc,
    session.live,
    () => dayOf(new Date()),
    (error) => console.error('A listener failed', error),
  )
  bySession.set(session, overviews)
  return overviews
}

/** The ISO day that it is where one sits. */
export function dayOf(moment: Date): string {
  const digits = (number: number) => String(number).padStart(2, '0')
  return `${moment.getFullYear()}-${digits(moment.getMonth() + 1)}-${digits(moment.getDate())}`
}
