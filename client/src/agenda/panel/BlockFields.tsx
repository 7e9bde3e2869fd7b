import type { BlockTypeName } from '@lea/agenda'
import { useState } from 'react'
import { useFields } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { type FieldGroup, fieldGroups } from './fieldGroups.ts'

/** Every field of a block: those that one needs most, and the others in groups that unfold. */
export function BlockFields({ block, type }: { block: string; type: BlockTypeName }) {
  const { open, folded } = fieldGroups(type)
  if (open.length + folded.length === 0) return null
  return (
    <div className="panel__fields">
      {open.map((field) => (
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
  const isFilled = group.fields.some((field) =>
    fields?.[field]?.some(({ value }) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
  const [wasFilled] = useState(isFilled)
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
