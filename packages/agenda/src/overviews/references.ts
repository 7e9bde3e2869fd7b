import { blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field } from '../types/field.ts'
import { membersOf, type Reading } from './facts.ts'

/** A field that refers to blocks: of which type, and to which. */
export type References = {
  readonly field: string
  readonly to: string
  /** '' when it refers to blocks of one type. */
  readonly or: string
  readonly members: readonly string[]
}

/** The fields of a block that refer to something. */
export const references: Reading<readonly References[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!isBlockTypeName(type)) return undefined
    const found = Object.entries<Field>(blockTypes[type].fields).flatMap(([name, field]): References[] => {
      if (field.kind !== 'reference' && field.kind !== 'references') return []
      const members = membersOf(fields, name)
      return members.length === 0 ? [] : [{ field: name, to: field.to, or: field.or ?? '', members }]
    })
    return found.length === 0 ? undefined : found
  },
}
