import { type Entry, saysNoDays } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { Unclear } from './Unclear.tsx'

/** A planning in the words it was typed in. Two values at once are both shown. */
export function PeriodWords({ entries }: { entries: readonly Entry[] | undefined }) {
  const periods = (entries ?? []).flatMap(({ value }) =>
    typeof value === 'object' && value !== null && 'start' in value ? [value] : [],
  )
  // what has days or a rhythm was understood when it was typed, perhaps with the school year of then
  const isUnclear = periods.some(({ words, start, end, every }) => !(start || end || every || saysNoDays(words)))
  return (
    <span>
      {periods.map(({ words }) => words).join(` ${m.agenda_or()} `)}
      {isUnclear ? <Unclear words={m.agenda_mark_period_unclear()} /> : null}
    </span>
  )
}
