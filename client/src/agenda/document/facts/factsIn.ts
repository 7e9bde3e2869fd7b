import { type BlockView, blockTypes, type FieldValue, isBlockTypeName } from '@lea/agenda'

/** Drawn elsewhere in the block, said by the chapter around it, or part of another fact. */
const drawnElsewhere: readonly string[] = ['hint', 'status', 'lead', 'period', 'topics', 'basis', 'unit', 'direction']

/** One field with its value; with all of them while people disagree. */
export type BlockFact = { readonly field: string; readonly values: readonly Exclude<FieldValue, null>[] }

/** What a block says in fields that are drawn nowhere else in the text, in the order of its type. */
export function factsIn({ type, fields }: Pick<BlockView, 'type' | 'fields'>): readonly BlockFact[] {
  const names = isBlockTypeName(type) ? Object.keys(blockTypes[type].fields) : []
  return names.flatMap((field) => {
    if (drawnElsewhere.includes(field)) return []
    const values = (fields[field] ?? []).flatMap(({ value }) => (isSaid(value) ? [value] : []))
    return values.length === 0 ? [] : [{ field, values }]
  })
}

function isSaid(value: FieldValue): value is Exclude<FieldValue, null> {
  if (value === null) return false
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0
  return typeof value === 'number' || value.words !== ''
}
