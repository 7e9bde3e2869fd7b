import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'

const localeTag = { nl: 'nl-NL', en: 'en-GB' } as const

/** When something happened, as people say it: 'vandaag om 14:02', 'gisteren om 09:15', '12 november 2026'. */
export function dateToWords(milliseconds: number, now: number): string {
  const date = new Date(milliseconds)
  const locale = localeTag[getLocale()]
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(date)
  const days = daysBetween(date, new Date(now))
  if (days === 0) return m.start_opened_today({ time })
  if (days === 1) return m.start_opened_yesterday({ time })
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(date)
}

/** An ISO day in words: '1 augustus 2026'. */
export function dayToWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Intl.DateTimeFormat(localeTag[getLocale()], { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(year, month - 1, date),
  )
}

/** The school year that one now makes plans for: from March on the one that starts in August, before that the present one. */
export function schoolYearToPlan(now: Date): { years: string; start: string; end: string } {
  const first = now.getMonth() >= 2 ? now.getFullYear() : now.getFullYear() - 1
  return { years: `${first}-${first + 1}`, start: `${first}-08-01`, end: `${first + 1}-07-31` }
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}
