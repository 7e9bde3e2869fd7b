import type { Amount } from '../values/amount.ts'
import type { Period } from '../values/period.ts'
import type { BlockTypeName } from './names.ts'

/** What a field holds. null: emptied on purpose. Dates are ISO days; references are block ids. */
export type FieldValue = string | number | string[] | Amount | Period | null

/**
 * What may be written in a field of a block or of the agenda. 'references' and 'choices' hold several members, each kept
 * by itself: two people who add different members at the same time have nothing to settle, both members are there.
 */
export type Field =
  | { kind: 'text' | 'amount' | 'date' | 'number' }
  /** `isSchoolYear`: it can't be anything else, so that '2026-2027' is one. */
  | { kind: 'period'; isSchoolYear?: true }
  | { kind: 'choice' | 'choices'; choices: readonly string[] }
  | { kind: 'reference' | 'references'; to: BlockTypeName }

/** Whether the field holds several members, each kept by itself. */
export function hasMembers(field: Field | undefined): boolean {
  return field?.kind === 'references' || field?.kind === 'choices'
}
