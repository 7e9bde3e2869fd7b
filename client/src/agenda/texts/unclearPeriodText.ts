import { whyPeriodIsUnclear } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** Why words aren't read as a period, and what to type instead; undefined when there is no telling why. */
export function unclearPeriodText(words: string): string | undefined {
  const found = whyPeriodIsUnclear(words)
  switch (found.why) {
    case 'yearsInARow':
      return m.fields_unclear_years({ first: found.first, last: found.last })
    case 'endsBeforeItBegins':
      return m.fields_unclear_backwards()
    case 'yearIsMissing':
      return m.fields_unclear_no_year()
    case 'sameAsAbove':
      return m.fields_unclear_period_same()
    case 'unknown':
      return undefined
  }
}
