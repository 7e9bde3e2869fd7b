import type { Entry } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** A planning in the words it was typed in. Two values at once are both shown. */
export function PeriodWords({ entries }: { entries: readonly Entry[] | undefined }) {
  const words = (entries ?? []).flatMap(({ value }) =>
    typeof value === 'object' && value !== null && 'start' in value ? [value.words] : [],
  )
  return <span>{words.join(` ${m.agenda_or()} `)}</span>
}
