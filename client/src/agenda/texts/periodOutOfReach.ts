import type { Period } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** Longer than any agenda: those of today take twelve years at most. */
const mostYears = 20
/** Before it there were no such agendas. */
const firstYear = 1990

/** Why no agenda has this period: it is too long, or too far away. '' for one that may be, and for one without days. */
export function periodOutOfReach({ start, end }: Pick<Period, 'start' | 'end'>, now: Date): string {
  const [first, last] = [start ?? end, end ?? start].map((day) => day?.slice(0, 4))
  if (first === undefined || last === undefined) return ''
  const lastYear = now.getFullYear() + mostYears
  if (Number(first) < firstYear || Number(first) > lastYear) return m.start_period_far({ year: first })
  const years = Number(last) - Number(first)
  return years > mostYears ? m.start_period_too_long({ years, most: mostYears }) : ''
}
