import type { Written } from '../keys.ts'
import type { Field, FieldValue, Worded } from '../types/field.ts'
import { isText } from './fits.ts'

/** Whether a value is a number or a day with the words that were typed for it. */
export function isWorded(value: unknown): value is Worded {
  return typeof value === 'object' && value !== null && 'words' in value && 'value' in value
}

/** A value without words around it: of '>10%' the 10, of 'eind 2026' its last day; null: the words name none. */
export function plainOf<T>(value: T | Worded): T | Worded['value'] {
  return isWorded(value) ? value.value : (value as T)
}

/** How a value lies in the document: words beside their number or day, in one key, so that they can't come apart. */
export function toWritten(value: unknown): Pick<Written, 'v' | 'words'> {
  if (isWorded(value)) return { v: value.value, words: value.words }
  return { v: Array.isArray(value) ? [...value] : isPlain(value) ? { ...value } : value }
}

/** A value as it was written with these words; of a field that this build doesn't know too, so that a copy has them. */
export function withWords(value: FieldValue, words: string | undefined, field: Field | undefined): FieldValue {
  if (words === undefined || words.trim() === '' || !isText(words)) return value
  const isSingle = value === null || typeof value === 'number' || typeof value === 'string'
  return isSingle && (!field || takesWords(field)) ? { words, value } : value
}

/** Whether words may stand beside the value of a field. */
export function takesWords(field: Field): boolean {
  return field.kind === 'date' || (field.kind === 'number' && field.isFigure === true)
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
