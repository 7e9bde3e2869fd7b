import type { Amount } from '../values/amount.ts'
import type { Period } from '../values/period.ts'
import type { BlockTypeName } from './names.ts'

/** What a field holds. null: emptied on purpose. Dates are ISO days; references are block ids. */
export type FieldValue = string | number | string[] | Amount | Period | Worded | null

/** A number or a day in the words that somebody typed, where these say more: '>10%', 'eind 2026'. `value` null: they name none ('n.v.t.'). */
export type Worded = { words: string; value: number | string | null }

/**
 * What may be written in a field of a block or of the agenda. 'references' and 'choices' hold several members, each kept
 * by itself: two people who add different members at the same time have nothing to settle, both members are there.
 */
export type Field =
  | { kind: 'text' | 'amount' }
  /** `isFrom`: something was done or began then, so of words such as 'oktober 2026' the first day counts. Elsewhere it is the last. */
  | { kind: 'date'; isFrom?: true }
  /** `isFigure`: a figure about the world ('circa 25%'), so that words are kept with it. */
  | { kind: 'number'; isFigure?: true }
  /** `isSchoolYear`: it can't be anything else, so that '2026-2027' is one. */
  | { kind: 'period'; isSchoolYear?: true }
  | { kind: 'choice' | 'choices'; choices: readonly string[] }
  /** `or`: also blocks of that type. What is stored is an id either way, which builds that know `to` alone keep and call by its title. */
  | { kind: 'reference' | 'references'; to: BlockTypeName; or?: BlockTypeName }

/** Whether the field holds several members, each kept by itself. */
export function hasMembers(field: Field | undefined): boolean {
  return field?.kind === 'references' || field?.kind === 'choices'
}
