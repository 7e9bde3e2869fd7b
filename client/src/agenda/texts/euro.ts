import { formatCents } from '@lea/agenda'

/** '€ 32.500', with a space that doesn't break. */
export function euro(cents: number): string {
  return `€\u00a0${formatCents(cents)}`
}

/** As `euro`, and a dash for nothing. */
export function euroOrNone(cents: number): string {
  return cents === 0 ? '–' : euro(cents)
}
