import type { BlockTypeName, Fields } from '@lea/agenda'
import { useState } from 'react'
import { useFields } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { type FieldGroup, fieldGroups } from './fieldGroups.ts'

/** Fields that a newer one took the place of: shown where something is in them still. */
const outdated: readonly string[] = ['holder']

/** Every field of a block: those that one needs most, and the others in groups that unfold. */
export function BlockFields({ block, type }: { block: string; type: BlockTypeName }) {
  const { open, folded } = fieldGroups(type)
  const fields = useFields(block)
  if (open.length + folded.length === 0) return null
  const shown = open.filter((field) => !outdated.includes(field) || isFilled(fields, field))
  return (
    <div className="panel__fields">
      {shown.map((field) => (
        <div key={field} data-field={field}>
          <BlockField block={block} field={field} />
        </div>
      ))}
      {folded.map((group) => (
        <FoldedFields key={group.name} block={block} group={group} />
      ))}
    </div>
  )
}

function FoldedFields({ block, group }: { block: string; group: FieldGroup }) {
  const fields = useFields(block)
  const [wasFilled] = useState(group.fields.some((field) => isFilled(fields, field)))
  return (
    <details className="panel__more" open={wasFilled}>
      <summary>{group.label()}</summary>
      <div className="panel__fields">
        {group.fields.map((field) => (
          <div key={field} data-field={field}>
            <BlockField block={block} field={field} />
          </div>
        ))}
      </div>
    </details>
  )
}

function isFilled(fields: Fields | undefined, field: string): boolean {
  const entries = fields?.[field] ?? []
  return entries.some(({ value }) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
}
