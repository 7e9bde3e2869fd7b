import type { BlockTypeName, Fields } from '@lea/agenda'
import { type ReactNode, useState } from 'react'
import { useFields } from '../desk/reading.ts'
import { BlockField } from '../fields/BlockField.tsx'
import { type FieldGroup, fieldGroups } from './fieldGroups.ts'

/** Fields that a newer one took the place of: shown where something is in them still. */
const outdated: readonly string[] = ['holder']

/**
 * Every field of a block: those that one needs most, and the others in groups that unfold. `rare` is drawn in the first of
 * those groups, which is unfolded from the start when `rare` is filled in.
 */
export function BlockFields({
  block,
  type,
  rare,
  rareIsFilled = false,
}: {
  block: string
  type: BlockTypeName
  rare?: ReactNode
  rareIsFilled?: boolean
}) {
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
      {folded.map((group, at) => (
        <FoldedFields key={group.name} block={block} group={group} isOpen={at === 0 && rareIsFilled}>
          {at === 0 ? rare : null}
        </FoldedFields>
      ))}
    </div>
  )
}

function FoldedFields({
  block,
  group,
  isOpen,
  children,
}: {
  block: string
  group: FieldGroup
  isOpen: boolean
  children: ReactNode
}) {
  const fields = useFields(block)
  const [wasFilled] = useState(isOpen || group.fields.some((field) => isFilled(fields, field)))
  return (
    <details className="panel__more" open={wasFilled}>
      <summary>{group.label()}</summary>
      <div className="panel__fields">
        {children}
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
