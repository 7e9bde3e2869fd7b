import type { FieldValue } from '../types/field.ts'

/** One value of a field, and who wrote it. */
export type Entry = {
  readonly value: FieldValue
  /** What its writer signed with: who that is where a server knows people, else a name. */
  readonly by: string
  readonly deviceId: string
  readonly clock: number
}
