import type { Amount } from '../values/amount.ts'
import type { Period } from '../values/period.ts'
import type { BlockTypeName } from './blockTypes.ts'

/** What a field holds. null: emptied on purpose. Dates are ISO days; references are block ids. */
export type FieldValue = string | number | string[] | Amount | Period | null

/** What may be written in a field of a block or of the agenda. */
export type Field =
  | { kind: 'text' | 'amount' | 'period' | 'date' | 'number' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'reference' | 'references'; to: BlockTypeName }
