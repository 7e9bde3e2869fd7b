import type { FieldValue } from '../types/field.ts'
import type { Entry } from './entry.ts'

type Fields = Readonly<Record<string, readonly Entry[]>>

/** The value of a field on which people agree; undefined when it was never set, was emptied, or is in conflict. */
export function settled(fields: Fields | undefined, field: string): Exclude<FieldValue, null> | undefined {
  const entries = fields?.[field] ?? []
  return entries.length === 1 ? (entries[0]?.value ?? undefined) : undefined
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
