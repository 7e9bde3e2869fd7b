import { blockTypes } from '../types/blockTypes.ts'

/** The types that have one of these fields. */
export function typesWith(...fields: readonly string[]): readonly string[] {
  return Object.entries(blockTypes).flatMap(([type, { fields: own }]) =>
    fields.some((field) => Object.hasOwn(own, field)) ? [type] : [],
  )
}
