import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { memo } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields } from '../desk/reading.ts'
import { ConflictChoice } from '../fields/ConflictChoice.tsx'

/** The fields of a block that have more than one value, to pick from where one sees them. Mostly nothing. */
export const BlockConflicts = memo(function BlockConflicts({ block }: { block: string }) {
  const { live } = useOpenAgenda().session
  const fields = useFields(block)
  if (!fields) return null
  const type = live.block(block)?.type
  const kinds = isBlockTypeName(type) ? blockTypes[type].fields : {}
  return Object.entries(fields).map(([field, entries]) =>
    entries.length < 2 ? null : (
      <ConflictChoice key={field} block={block} field={field} kind={kinds[field]} entries={entries} />
    ),
  )
})
