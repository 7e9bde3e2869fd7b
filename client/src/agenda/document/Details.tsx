import type { BlockView } from '@lea/agenda'
import type { ReactNode } from 'react'
import { LeadName } from './LeadName.tsx'
import { RoleChips } from './RoleChips.tsx'
import './Details.css'

/**
 * What fields say under a block's words: facts, who leads, who takes part. Its line is there before it says anything, so that
 * nothing below moves under the pointer when a field gets its first value.
 */
export function Details({
  view,
  roles,
  children,
}: {
  view: BlockView
  roles: readonly string[]
  children?: ReactNode
}) {
  return (
    <div className="block__details">
      {children}
      <LeadName fields={view.fields} />
      <RoleChips roles={roles} />
    </div>
  )
}
