import type { Entry, Fields, FieldValue, Period } from '@lea/agenda'

/** The one value of a field, or undefined when there is none or more than one. */
export function settled(entries: readonly Entry[] | undefined): FieldValue | undefined {
  return entries?.length === 1 ? entries[0]?.value : undefined
}

/** The value that is shown where there is room for one only: the latest. */
export function latest(entries: readonly Entry[] | undefined): FieldValue | undefined {
  return entries?.at(-1)?.value
}

/** The latest value of a block's field as a string: a text, a choice, or the id that it refers to; '' without one. */
export function latestText(fields: Fields | undefined, field: string): string {
  const value = latest(fields?.[field])
  return typeof value === 'string' ? value : ''
}

export function latestPeriod(fields: Fields | undefined, field: string): Period | null {
  const value = latest(fields?.[field])
  return typeof value === 'object' && value !== null && 'start' in value ? value : null
}

/** The words of a text field: the latest when there are two. */
export function latestWords(entries: readonly Entry[] | undefined): string {
  const value = latest(entries)
  return typeof value === 'string' ? value : ''
}
