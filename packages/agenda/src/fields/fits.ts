import type { Field, FieldValue, Worded } from '../types/field.ts'
import { isWorded, takesWords } from './worded.ts'

type Plain = Readonly<Record<string, unknown>>

/**
 * Whether a value may be written in a field. null empties any field. Amounts are in whole cents, dates are days that
 * exist, choices one of the field's, references are ids; text holds whole characters only (no half surrogate pairs,
 * which would arrive at the others as something else). A date and a figure may have the words that were typed for them.
 */
export function fitsField(value: unknown, field: Field): value is FieldValue {
  if (field.kind === 'choice' && value !== null) return typeof value === 'string' && field.choices.includes(value)
  if (isWorded(value)) return takesWords(field) && isWordedFor(value, field.kind)
  if (field.kind === 'choices' && !hasShape(value, 'choices')) return false
  if (field.kind === 'choices' && Array.isArray(value)) return value.every((each) => field.choices.includes(each))
  return hasShape(value, field.kind)
}

/**
 * Whether a value that was read has the shape of the field's kind. A choice that this build doesn't know passes: it is
 * shown as it is.
 */
export function hasShape(value: unknown, kind: Field['kind']): value is FieldValue {
  if (value === null) return true
  switch (kind) {
    case 'text':
      return isText(value)
    case 'choice':
    case 'reference':
      return isText(value) && value !== ''
    case 'references':
    case 'choices':
      // The name of a member is part of a key, so it can't hold what ends it there.
      return Array.isArray(value) && value.every((each) => isText(each) && each !== '' && !each.includes(':'))
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return isDay(value)
    case 'amount':
      return isPlain(value) && isAmount(value)
    case 'period':
      return isPlain(value) && isPeriod(value)
  }
}

function isWordedFor({ words, value, ...others }: Worded, kind: Field['kind']): boolean {
  return isText(words) && words.trim() !== '' && hasShape(value, kind) && Object.keys(others).length === 0
}

function isAmount({ words, cents, hours, cases, ...others }: Plain): boolean {
  return (
    isText(words) &&
    (cents === null || Number.isSafeInteger(cents)) &&
    (hours === undefined || isCount(hours)) &&
    (cases === undefined || isCount(cases)) &&
    Object.keys(others).length === 0
  )
}

const rhythms: readonly unknown[] = [undefined, 'week', 'month', 'quarter', 'year']

function isPeriod({ words, start, end, every, ...others }: Plain): boolean {
  const ordered = typeof start !== 'string' || typeof end !== 'string' || start <= end
  return (
    isText(words) &&
    (start === null || isDay(start)) &&
    (end === null || isDay(end)) &&
    ordered &&
    rhythms.includes(every) &&
    Object.keys(others).length === 0
  )
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value)
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
