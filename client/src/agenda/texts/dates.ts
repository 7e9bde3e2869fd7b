import type { Period } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { getLocale } from '../../paraglide/runtime.js'

/** '1 okt 2021'. Days are ISO days without a time zone, so they are read and written in UTC. */
export function dayText(isoDay: string): string {
  return new Intl.DateTimeFormat(getLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDay}T00:00:00Z`))
}

const repeats = {
  week: m.agenda_every_week,
  month: m.agenda_every_month,
  quarter: m.agenda_every_quarter,
  year: m.agenda_every_year,
} satisfies Record<NonNullable<Period['every']>, () => string>

/** What the words of a period were taken for: 'van 1 okt 2021 tot en met 31 dec 2021, ieder kwartaal'. */
export function periodText({ start, end, every }: Period): string {
  const interval =
    start !== null && end !== null
      ? m.agenda_period_from_to({ from: dayText(start), to: dayText(end) })
      : start !== null
        ? m.agenda_period_from({ from: dayText(start) })
        : end !== null
          ? m.agenda_period_to({ to: dayText(end) })
          : ''
  return [interval, every === undefined ? '' : repeats[every]()].filter(Boolean).join(', ')
}
