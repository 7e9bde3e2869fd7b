import type { FieldValue } from '../types/field.ts'

/** One value of a field, and who wrote it. */
export type Entry = {
  readonly value: FieldValue
  /** Name of the writer. */
  readonly by: string
  readonly deviceId: string
  readonly clock: number
}
