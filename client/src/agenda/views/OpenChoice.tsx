import type { LiveAgenda } from '@lea/agenda'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { bothText } from '../texts/bothText.ts'

/** What people set in a field at the same time, all of it, with a mark: no overview picks one. null for a field with one value or none. */
export function openChoice(live: LiveAgenda, block: string, field: string): ReactNode {
  const words = bothText(live, block, field)
  if (words === '') return null
  return (
    <>
      {words}{' '}
      <StatusChip tone="warning" icon="conflict">
        {m.agenda_unsettled()}
      </StatusChip>
    </>
  )
}
