import type { FieldValue, Worded } from '../types/field.ts'
import type { Entry } from './entry.ts'
import { isWorded, plainOf } from './worded.ts'

type Fields = Readonly<Record<string, readonly Entry[]>>

/** The value of a field on which people agree, without words around a number or a day; undefined when it was never set, was emptied, names none, or is in conflict. */
export function settled(fields: Fields | undefined, field: string): Exclude<FieldValue, null | Worded> | undefined {
  return plainOf(settledValue(fields, field)) ?? undefined
}

/** The words that were typed for a settled number or day, where they say more than it does, or ''. */
export function typedFor(fields: Fields | undefined, field: string): string {
  const value = settledValue(fields, field)
  return isWorded(value) ? value.words : ''
}

function settledValue(fields: Fields | undefined, field: string): FieldValue | undefined {
  const entries = fields?.[field] ?? []
  return entries.length === 1 ? entries[0]?.value : undefined
}

/** Settled words of a field, or ''. */
export function wordsOf(fields: Fields | undefined, field: string): string {
  const value = settled(fields, field)
  return typeof value === 'string' ? value : ''
}

/** The settled number of a field. */
export function figureOf(fields: Fields | undefined, field: string): number | null {
  const value = settled(fields, field)
  return typeof value === 'number' ? value : null
}
