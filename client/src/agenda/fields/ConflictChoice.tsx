import type { Entry, Field } from '@lea/agenda'
import { lazyPart } from '../../ui/lazyPart.tsx'

export type ConflictProps = {
  /** null: a field of the agenda itself. */
  block: string | null
  field: string
  kind: Field | undefined
  entries: readonly Entry[]
}

/** Values of one field that were set at the same time, to pick from. Fetched when there is such a field. */
export const ConflictChoice = lazyPart<ConflictProps>(() => import('../notices/ConflictValues.tsx'))
