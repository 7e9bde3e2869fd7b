import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { useBlock } from '../desk/reading.ts'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'

/** The fields of a block that have more than one value, to pick from where one sees them. Mostly nothing. */
export function BlockConflicts({ block }: { block: string }) {
  const view = useBlock(block)
  if (!view) return null
  const kinds = isBlockTypeName(view.type) ? blockTypes[view.type].fields : {}
  return Object.entries(view.fields).map(([field, entries]) =>
    entries.length < 2 ? null : (
      <ConflictChoice key={field} block={block} field={field} kind={kinds[field]} entries={entries} />
    ),
  )
}
